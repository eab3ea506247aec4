/** Offices keep Beijing time, whatever the zone of the machine that shows it. */
const beijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
const beijingMinute = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** The day it is in Beijing: `2026-11-23`. */
export function today(now = new Date()): string {
  return beijing.format(now)
}

/** The day that an instant falls on in Beijing: `2026-11-23`. */
export function sayDay(instant: string): string {
  return today(new Date(instant))
}

/** An instant as Beijing's clocks show it, to the minute: `2026-11-23 21:32`. */
export function sayInstant(instant: string): string {
  return beijingMinute.format(new Date(instant))
}

/** The minute of an instant by Beijing's clocks: `21:32`. */
export function sayMinute(instant: string): string {
  return sayInstant(instant).slice(-'21:32'.length)
}
