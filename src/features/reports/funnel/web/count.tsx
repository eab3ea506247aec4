import { To } from '../../cockpit/web/to.tsx'

interface Shown {
  n: number
  list: Record<string, string>
  /** What is counted, for those who listen to the screen. */
  label: string
}

/** A number of projects that opens their list; none opens nothing. */
export function Count({ n, list, label }: Shown) {
  if (n === 0) return <span className="faint num">0</span>
  return (
    <To to="/projects" search={list} label={`${label} ${n}`} className="num">
      {n}
    </To>
  )
}

/** A share in whole percent, small shares with one digit more; nothing where there is no whole. */
export function share(part: number | undefined, whole: number): string {
  if (part === undefined || whole === 0) return ''
  const percent = (part / whole) * 100
  return `${percent < 10 && percent > 0 ? percent.toFixed(1) : percent.toFixed(0)}%`
}
