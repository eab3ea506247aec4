const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** An instant as offices read it: Beijing time, to the minute. */
export function moment(at: string): string {
  return minutes.format(new Date(at))
}
