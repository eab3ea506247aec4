import { Decimal } from 'decimal.js'
import { claimRuleOf } from '#features/playbook/claims/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { milestoneKinds } from '#features/playbook/schema/parts/model.ts'
import type { ClaimRule } from '#features/playbook/schema/rules/model.ts'
import { isDay } from '#platform/day.ts'
import type { Words } from '#platform/words.ts'
import { converted, isMoneyUnit, type Statement } from '../model.ts'
import { text as words } from '../text.ts'

interface Fault {
  field: string
  message: Words
}

export const metrics = ['jobs', 'output', 'tax'] as const

/** The playbook's rule for what is stated. An arrival that calls itself a milestone is none: it would slip past what arrivals need. */
export function ruleFor(playbook: Playbook, { kind, milestone }: Statement): ClaimRule | undefined {
  if (kind === 'milestone' && !milestoneKinds.some((one) => one === milestone)) return undefined
  return claimRuleOf(playbook, { kind, milestone })
}

/** The statement with what is of its kind alone. */
export function trimmed(statement: Statement): Statement {
  const { kind, metric } = statement
  const noOutcome = kind !== 'outcome' && { year: null, metric: null, value: null }
  const noMilestone = kind !== 'milestone' && { milestone: null }
  const noMoney = kind === 'outcome' && metric === 'jobs' && { amount: null, currency: null, unit: null }
  const noNumber = kind === 'outcome' && metric !== 'jobs' && { value: null }
  return { ...statement, ...noOutcome, ...noMilestone, ...noMoney, ...noNumber }
}

/** What is wrong with what a claim states, field by field; the playbook's own needs come after. */
export function statementFaults(playbook: Playbook, statement: Statement, today: string): Fault[] {
  const { event_on, amount, unit, kind } = statement
  const faults: Fault[] = []
  const wrong = (field: string, message: Words) => faults.push({ field, message })
  if (!isDay(event_on) || event_on > today) wrong('event_on', words.future)
  if (amount !== null && !isMoneyUnit(unit)) wrong('unit', words.unit_of_money)
  if (isNegative(amount)) wrong('amount', words.below_nothing)
  if (kind === 'arrival') faults.push(...arrivalFaults(statement))
  if (kind === 'outcome') faults.push(...outcomeFaults(statement))
  if (!isKnownPlace(playbook, statement)) wrong('origin_place', words.no_such_place)
  if (faults.length === 0 && amount !== null && converted(playbook, statement).cny === null)
    wrong('currency', words.no_rate)
  return faults
}

function arrivalFaults({ amount, origin_place }: Statement): Fault[] {
  const faults: Fault[] = []
  if (amount === null) faults.push({ field: 'amount', message: words.needs_amount })
  else if (new Decimal(amount).isZero()) faults.push({ field: 'amount', message: words.arrival_of_nothing })
  if (!origin_place) faults.push({ field: 'origin_place', message: words.needs_place })
  return faults
}

function outcomeFaults({ year, metric, value, amount }: Statement): Fault[] {
  const faults: Fault[] = []
  if (year === null) faults.push({ field: 'year', message: words.needs_year })
  if (isNegative(value)) faults.push({ field: 'value', message: words.below_nothing })
  if (!metrics.some((one) => one === metric)) faults.push({ field: 'metric', message: words.needs_metric })
  else if (metric === 'jobs' && value === null) faults.push({ field: 'value', message: words.needs_value })
  else if (metric !== 'jobs' && amount === null) faults.push({ field: 'amount', message: words.needs_amount })
  return faults
}

function isNegative(decimal: string | null): boolean {
  return decimal !== null && new Decimal(decimal).lt(0)
}

/** Figures are split by place, so that a place is one of the playbook's. */
function isKnownPlace(playbook: Playbook, { origin_place }: Statement): boolean {
  const known = playbook.dictionaries.origin_place
  return !origin_place || !known || known.some((entry) => entry.id === origin_place)
}
