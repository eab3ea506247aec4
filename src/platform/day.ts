/** Dates are `YYYY-MM-DD` text. Offices keep Beijing time whatever the machine's zone is. */
const beijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })

/** Beijing has kept one distance from UTC since 1991, so that a day of later years needs no calendar. */
const ahead = 8 * 3_600_000
const sinceThen = Date.UTC(1992, 0)
const untilThen = Date.UTC(10_000, 0) - ahead

export function dayOf(instant: Date): string {
  const time = instant.getTime()
  if (time < sinceThen || time >= untilThen) return beijing.format(instant)
  return new Date(time + ahead).toISOString().slice(0, 10)
}

/** An instant of these years by Beijing's clocks, to the minute: `2026-11-23 21:32`. */
export function minuteOf(instant: Date): string {
  return new Date(instant.getTime() + ahead).toISOString().slice(0, 16).replace('T', ' ')
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Whether the text is a real day of the calendar: 2026-02-30 is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  if (day <= 28) return true
  if (month === 2) return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= 30 || ![4, 6, 9, 11].includes(month)
}
