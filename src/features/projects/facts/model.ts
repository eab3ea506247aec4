import { Decimal } from 'decimal.js'
import { isDay } from '#platform/day.ts'
import {
  baseUnits,
  coreFields,
  type Figure,
  type Figures,
  happened,
  type Investor,
  type Quantity,
} from '../fields/model.ts'
import { isFigure, moneyUnits, withFigure } from '../figures/model.ts'
import { type Facts, isBlank, type Project } from '../model.ts'

/** What a change needs to know of a field; core and playbook fields are both such. */
export interface FieldShape {
  id: string
  type: string
  quantity?: Quantity
  yearly?: boolean
}

/** Field → its new value; null takes it away. A figure's value names the bases, and years, that change. */
export type FieldChanges = Record<string, unknown>

export type ChangeFault =
  | 'unknown_field'
  | 'not_text'
  | 'not_a_day'
  | 'to_come'
  | 'not_yes_no'
  | 'not_a_number'
  | 'not_tags'
  | 'not_investors'
  | 'shares_over_100'
  | 'not_a_figure'
  | 'not_a_year'
  | 'not_the_unit'
  | 'not_a_currency'
  | 'verified_comes_from_claims'
  | 'needs_code_name'
  | 'needs_name'

export interface FieldFault {
  field: string
  code: ChangeFault
}

export type Changed = Pick<Project, 'facts' | 'figures' | 'investors'>

/** Core fields and the playbook's own, by id. */
export function shapesOf(own: readonly FieldShape[]): Map<string, FieldShape> {
  return new Map([...coreFields, ...own].map((field) => [field.id, field]))
}

/** The project with the changes made, and what is not in the right form. Fields that are not named stay untouched. */
export function withChanges(
  before: Changed,
  changes: FieldChanges,
  shapes: Map<string, FieldShape>,
): { after: Changed; faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const after: Changed = { facts: { ...before.facts }, figures: before.figures, investors: before.investors }
  for (const [field, value] of Object.entries(changes)) {
    const shape = shapes.get(field)
    try {
      if (!shape) throw new Unfit('unknown_field')
      if (shape.type === 'figure') after.figures = withFigureChange(after.figures, shape, value)
      else if (shape.type === 'investors') after.investors = readInvestors(value)
      else setFact(after.facts, shape, value)
    } catch (error) {
      if (!(error instanceof Unfit)) throw error
      faults.push({ field, code: error.code })
    }
  }
  return { after, faults: [...faults, ...togetherFaults(after, changes)] }
}

/** Days, among those that were changed, on which something is to have happened and that have not come yet. */
export function toCome(facts: Facts, changes: FieldChanges, today: string): FieldFault[] {
  return Object.keys(changes)
    .filter((field) => field in happened && String(facts[field] ?? '') > today)
    .map((field) => ({ field, code: 'to_come' }))
}

/** What fields say together, where one of them was touched. */
function togetherFaults({ facts }: Changed, changes: FieldChanges): FieldFault[] {
  const faults: FieldFault[] = []
  if ('name' in changes && isBlank(facts.name)) faults.push({ field: 'name', code: 'needs_name' })
  const secret = 'confidential' in changes || 'code_name' in changes
  if (secret && facts.confidential === true && isBlank(facts.code_name))
    faults.push({ field: 'code_name', code: 'needs_code_name' })
  return faults
}

class Unfit extends Error {
  readonly code: ChangeFault
  constructor(code: ChangeFault) {
    super(code)
    this.code = code
  }
}

function setFact(facts: Facts, { id, type }: FieldShape, value: unknown): void {
  const read = isBlank(value) ? undefined : readValue(type, value)
  if (isBlank(read)) delete facts[id]
  else facts[id] = read
}

function readValue(type: string, value: unknown): unknown {
  switch (type) {
    case 'date':
      return typeof value === 'string' && isDay(value) ? value : unfit('not_a_day')
    case 'yesno':
      return typeof value === 'boolean' ? value : unfit('not_yes_no')
    case 'number':
      return readDecimal(value)
    case 'tags':
      return readTags(value)
    default:
      return typeof value === 'string' ? value.trim() : unfit('not_text')
  }
}

function readDecimal(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !/^[+-]?\d{1,18}(\.\d{1,12})?$/.test(text.trim())) return unfit('not_a_number')
  return new Decimal(text.trim()).toFixed()
}

function readTags(value: unknown): string[] {
  if (!Array.isArray(value) || value.some((tag) => typeof tag !== 'string')) return unfit('not_tags')
  return [...new Set(value.map((tag: string) => tag.trim()).filter((tag) => tag !== ''))]
}

function readInvestors(value: unknown): Investor[] {
  if (isBlank(value)) return []
  if (!Array.isArray(value)) return unfit('not_investors')
  const investors = value.map(readInvestor)
  const shares = investors.reduce((sum, { share }) => sum.plus(share ?? 0), new Decimal(0))
  return shares.gt(100) ? unfit('shares_over_100') : investors
}

function readInvestor(value: unknown): Investor {
  const { name, share, country, code, enterprise_id } = (value ?? {}) as Record<string, unknown>
  if (typeof name !== 'string' || name.trim() === '') return unfit('not_investors')
  const text = (part: unknown) => (typeof part === 'string' && part.trim() !== '' ? part.trim() : undefined)
  const percent = isBlank(share) ? undefined : readDecimal(share)
  if (percent !== undefined && new Decimal(percent).lt(0)) return unfit('not_a_number')
  return {
    name: name.trim(),
    ...(percent !== undefined && { share: percent }),
    ...(text(country) && { country: text(country) }),
    ...(text(code) && { code: text(code) }),
    ...(text(enterprise_id) && { enterprise_id: text(enterprise_id) }),
  }
}

/** Sets the bases and years that the change names. null for the whole field takes away what was typed, never what was verified. */
function withFigureChange(figures: Figures, shape: FieldShape, value: unknown): Figures {
  const change = isBlank(value) ? { announced: null, agreed: null } : value
  if (typeof change !== 'object' || Array.isArray(change)) return unfit('not_a_figure')
  let after = figures
  for (const [basis, one] of Object.entries(change as Record<string, unknown>)) {
    if (basis === 'verified') return unfit('verified_comes_from_claims')
    if (basis !== 'announced' && basis !== 'agreed') return unfit('not_a_figure')
    for (const [year, figure] of yearsOf(shape, one, figures[shape.id]?.[basis]))
      after = withFigure(after, { field: shape.id, basis, year }, keptIfSame(figures, shape, basis, year, figure))
  }
  return after
}

function yearsOf(shape: FieldShape, one: unknown, kept: unknown): [string | undefined, Figure | null][] {
  if (!shape.yearly) return [[undefined, one === null ? null : readFigure(shape, one)]]
  const years = one === null ? Object.fromEntries(Object.keys(kept ?? {}).map((year) => [year, null])) : one
  if (typeof years !== 'object' || years === null || Array.isArray(years)) return unfit('not_a_figure')
  return Object.entries(years).map(([year, figure]) => {
    if (!/^(19|20|21)\d{2}$/.test(year)) return unfit('not_a_year')
    return [year, figure === null ? null : readFigure(shape, figure)]
  })
}

function readFigure({ quantity }: FieldShape, given: unknown): Figure {
  const { value, unit, currency, estimate } = (given ?? {}) as Record<string, unknown>
  if (isBlank(value)) return unfit('not_a_figure')
  const decimal = readDecimal(value)
  if (new Decimal(decimal).lt(0)) return unfit('not_a_figure')
  const guess = estimate === true ? { estimate: true } : {}
  if (quantity !== 'money') {
    const base = baseUnits[quantity as Exclude<Quantity, 'money'>]
    return unit === undefined || unit === base ? { value: decimal, unit: base, ...guess } : unfit('not_the_unit')
  }
  if (typeof unit !== 'string' || !(unit in moneyUnits)) return unfit('not_the_unit')
  const money = currency === undefined ? 'CNY' : currency
  if (typeof money !== 'string' || !/^[A-Z]{3}$/.test(money)) return unfit('not_a_currency')
  return { value: decimal, unit, currency: money, ...guess }
}

/** The same figure said again keeps the rate of the day it was first said. */
function keptIfSame(
  figures: Figures,
  { id }: FieldShape,
  basis: 'announced' | 'agreed',
  year: string | undefined,
  stated: Figure | null,
): Figure | null {
  const kept = figures[id]?.[basis]
  const now = kept && (isFigure(kept) ? kept : kept[year ?? ''])
  const same =
    now &&
    stated &&
    new Decimal(now.value).eq(stated.value) &&
    now.unit === stated.unit &&
    (now.currency ?? 'CNY') === (stated.currency ?? 'CNY') &&
    (now.estimate ?? false) === (stated.estimate ?? false)
  return same ? now : stated
}

function unfit(code: ChangeFault): never {
  throw new Unfit(code)
}
