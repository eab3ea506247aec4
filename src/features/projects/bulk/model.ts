import { bases, coreFields, type Figures } from '../fields/model.ts'
import { isBlank } from '../model.ts'

/** Facts that are a project's own: changing them for many at once can only be a mistake. */
const particular = new Set(['name', 'code', 'code_name', 'company_code', 'contract_number', 'filing_code', 'investors'])
const figures = new Set(coreFields.filter(({ type }) => type === 'figure').map(({ id }) => id))

/** Whether a fact may be changed for many projects at once. */
export function isForMany(id: string): boolean {
  return !particular.has(id) && !figures.has(id)
}

/** A project's tags with some more and without others, in their order. */
export function tagsWith(tags: unknown, add: string[], remove: string[]): string[] {
  const kept = ((tags ?? []) as string[]).filter((tag) => !remove.includes(tag))
  return [...new Set([...kept, ...add])]
}

type Written = Record<string, [before: unknown, after: unknown]>

/** The changes that take an event of the ledger back, in the form that an edit takes; `verified` figures are nobody's to take back. */
export function inverseOf(written: Written): Record<string, unknown> {
  const inverse: Record<string, unknown> = {}
  const fields = new Set(coreFields.map(({ id }) => id))
  for (const [id, [before, after]] of Object.entries(written)) {
    if (id === 'figures') Object.assign(inverse, figuresBack(before as Figures, after as Figures))
    else if (id === 'custom') Object.assign(inverse, customBack(before as Facts, after as Facts))
    else if (fields.has(id)) inverse[id] = isBlank(before) ? null : before
  }
  return inverse
}

type Facts = Record<string, unknown>

function customBack(before: Facts | null, after: Facts | null): Facts {
  const ids = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  const changed = [...ids].filter((id) => JSON.stringify(before?.[id]) !== JSON.stringify(after?.[id]))
  return Object.fromEntries(changed.map((id) => [id, before?.[id] ?? null]))
}

function figuresBack(before: Figures | null, after: Figures | null): Facts {
  const ids = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  const back = [...ids].map((id) => [id, basesBack(before?.[id] ?? {}, after?.[id] ?? {})] as const)
  return Object.fromEntries(back.filter(([, changes]) => Object.keys(changes).length > 0))
}

/** By basis; of a yearly figure by year, so that a year which the event brought goes again. */
function basesBack(before: Figures[string], after: Figures[string]): Facts {
  const typed = bases.filter((basis) => basis !== 'verified')
  const changed = typed.filter((basis) => JSON.stringify(before[basis]) !== JSON.stringify(after[basis]))
  return Object.fromEntries(changed.map((basis) => [basis, valueBack(before[basis], after[basis])]))
}

function valueBack(before: unknown, after: unknown): unknown {
  if (isFigure(before ?? after)) return before ? stated(before as Facts) : null
  const [was, is] = [(before ?? {}) as Record<string, Facts>, (after ?? {}) as Record<string, Facts>]
  const years = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return Object.fromEntries(years.map((year) => [year, was[year] ? stated(was[year]) : null]))
}

function isFigure(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'unit' in value
}

/** A figure as people state it: what was worked out of it is worked out again. */
function stated({ value, unit, currency, estimate }: Facts): Facts {
  return { value, unit, ...(currency ? { currency } : {}), ...(estimate ? { estimate } : {}) }
}
