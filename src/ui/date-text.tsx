/** Beijing time, the one that every office here keeps; a reader abroad sees what the office saw. */
const minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })

/** A day (`on`, YYYY-MM-DD) as it is, or an instant (`at`, ISO) to the minute; a dash where there is none. */
export function DateText({ on, at }: { on?: string | null; at?: string | null }) {
  const given = on ?? at
  if (!given) return <span className="num">—</span>
  return (
    <time className="num" dateTime={given}>
      {on ?? minutes.format(new Date(given))}
    </time>
  )
}
