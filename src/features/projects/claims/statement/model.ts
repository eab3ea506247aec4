import type { Playbook } from '#features/playbook/schema/model.ts'
import { isDay } from '#platform/day.ts'
import type { Words } from '#platform/words.ts'
import { converted, isMoneyUnit, type Statement } from '../model.ts'
import { text as words } from '../text.ts'

interface Fault {
  field: string
  message: Words
}

export const metrics = ['jobs', 'output', 'tax'] as const

/** What is wrong with what a claim states, field by field; the playbook's own needs come after. */
export function statementFaults(playbook: Playbook, statement: Statement, today: string): Fault[] {
  const { event_on, amount, unit, kind } = statement
  const faults: Fault[] = []
  const wrong = (field: string, message: Words) => faults.push({ field, message })
  if (!isDay(event_on) || event_on > today) wrong('event_on', words.future)
  if (amount !== null && !isMoneyUnit(unit)) wrong('unit', words.unit_of_money)
  if (kind === 'arrival' && amount === null) wrong('amount', words.needs_amount)
  if (kind === 'arrival' && !statement.origin_place) wrong('origin_place', words.needs_place)
  if (kind === 'outcome') faults.push(...outcomeFaults(statement))
  if (faults.length === 0 && amount !== null && converted(playbook, statement).cny === null)
    wrong('currency', words.no_rate)
  return faults
}

function outcomeFaults({ year, metric, value, amount }: Statement): Fault[] {
  const faults: Fault[] = []
  if (year === null) faults.push({ field: 'year', message: words.needs_year })
  if (!metrics.some((one) => one === metric)) faults.push({ field: 'metric', message: words.needs_metric })
  else if (metric === 'jobs' && value === null) faults.push({ field: 'value', message: words.needs_value })
  else if (metric !== 'jobs' && amount === null) faults.push({ field: 'amount', message: words.needs_amount })
  return faults
}
