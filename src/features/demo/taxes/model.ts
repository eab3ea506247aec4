import { addDays } from '#platform/day.ts'

/**
 * What a project paid in tax in each year since it produces, told in the next February with its certificate. It grows to the full in a
 * few years. No chance is asked, so that no other life is another for it.
 */
export function taxesOf(produced_on: string | undefined, wan: number, today: string) {
  if (!produced_on) return []
  const first = Number(produced_on.slice(0, 4))
  const years = Array.from({ length: Number(today.slice(0, 4)) - first }, (_, at) => first + at)
  return years
    .map((year, at) => taxClaim(year, Math.round(wan * 0.045 * Math.min(1, 0.3 + 0.25 * at)), wan, today))
    .filter(({ submitted_on }) => submitted_on <= today)
}

function taxClaim(year: number, tax: number, wan: number, today: string) {
  const submitted_on = addDays(`${year + 1}-02-05`, wan % 20)
  const by = (day: string) => (day <= today ? day : null)
  return {
    kind: 'outcome' as const,
    metric: 'tax' as const,
    year,
    event_on: `${year}-12-31`,
    wan: String(Math.max(1, tax)),
    voucher_number: `WS${year}${String(wan).padStart(7, '0')}`,
    submitted_on,
    unit_passed_on: by(addDays(submitted_on, 6)),
    approved_on: by(addDays(submitted_on, 13)),
    returned: false,
  }
}
