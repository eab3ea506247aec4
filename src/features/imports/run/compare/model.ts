import { Decimal } from 'decimal.js'
import { investorsText } from '#features/exports/cells/model.ts'
import type { FieldChanges } from '#features/projects/facts/model.ts'
import type { Basis, Figure, Investor, ProjectDocument } from '#features/projects/fields/model.ts'
import { eachFigure, isFigure, moneyUnits } from '#features/projects/figures/model.ts'
import { findIndustry } from '#features/projects/industries/model.ts'
import type { Project } from '#features/projects/model.ts'
import { labelKey } from '../../fold/model.ts'
import { isRefused, readInvestors, readTags } from '../../values/model.ts'

type Kept = Pick<Project, 'facts' | 'figures' | 'investors' | 'extra'>

/**
 * What a row states and the project has otherwise, as the changes of an edit. What a row leaves out is not touched, and what only
 * the way through a sheet made different (a unit, a separator, a spelling) is no difference.
 */
export function statedChanges(document: Partial<ProjectDocument>, kept: Kept): FieldChanges {
  const { figures = {}, investors, unit_id: _, ...facts } = document
  const changes: FieldChanges = {}
  for (const [id, value] of Object.entries(facts)) if (!sameFact(id, value, kept.facts[id])) changes[id] = value
  if (investors && !sameInvestors(investors, kept.investors)) changes.investors = investors
  for (const { field, basis, year, figure } of eachFigure(figures)) {
    if (basis === 'verified' || sameFigure(figure, figureAt(kept, field, basis, year))) continue
    const bases = (changes[field] ?? {}) as Record<string, unknown>
    changes[field] = { ...bases, [basis]: year ? { ...(bases[basis] as object | undefined), [year]: figure } : figure }
  }
  return changes
}

/** Unknown columns that the row has otherwise than the project. */
export function statedExtra(extra: Record<string, string>, kept: Kept): Record<string, string> {
  return Object.fromEntries(Object.entries(extra).filter(([header, text]) => kept.extra[header] !== text))
}

/** Excel cuts a cell here; what comes back ends in the sign of it. */
const cut = 32_766

function sameFact(id: string, told: unknown, kept: unknown): boolean {
  if (Array.isArray(told)) return sameTags(told, kept)
  if (typeof told !== 'string' || typeof kept !== 'string') return told === kept
  if (id === 'latitude' || id === 'longitude') return new Decimal(told).toFixed(6) === new Decimal(kept).toFixed(6)
  if (told === kept.trim()) return true
  if (id === 'industry') return findIndustry(kept)?.code === told
  return told.length > cut && told.endsWith('…') && kept.startsWith(told.slice(0, -1))
}

function sameTags(told: unknown[], kept: unknown): boolean {
  if (!Array.isArray(kept)) return false
  const back = readTags(kept.join('、'))
  return !isRefused(back) && JSON.stringify(back.value) === JSON.stringify(told)
}

function sameInvestors(told: readonly Investor[], kept: readonly Investor[]): boolean {
  const back = readInvestors(investorsText(kept))
  return !isRefused(back) && keys(told) === keys(back.value ?? [])
}

function keys(investors: readonly Investor[]): string {
  const share = (text: string | undefined) => (text === undefined ? '' : new Decimal(text).toFixed())
  return JSON.stringify(investors.map((one) => [labelKey(one.name), share(one.share)]))
}

function figureAt({ figures }: Kept, field: string, basis: Basis, year?: string): Figure | undefined {
  const kept = figures[field]?.[basis]
  if (!kept) return undefined
  if (isFigure(kept)) return year === undefined ? kept : undefined
  return year === undefined ? undefined : kept[year]
}

function sameFigure(told: Figure, kept: Figure | undefined): boolean {
  return (
    kept !== undefined &&
    amountOf(told).eq(amountOf(kept)) &&
    (told.currency ?? 'CNY') === (kept.currency ?? 'CNY') &&
    (told.estimate ?? false) === (kept.estimate ?? false)
  )
}

/** In yuan of its own currency, or in the unit it is kept in. */
export function amountOf({ value, unit }: Figure): Decimal {
  return new Decimal(value).times(moneyUnits[unit as keyof typeof moneyUnits] ?? 1)
}
