import { Decimal } from 'decimal.js'
import { sayYuan } from '#ui/amount.ts'
import '#ui/light.css'
import { useLanguage, useText } from '#ui/text.ts'
import type { Figures } from './answers.ts'
import { text } from './text.ts'

interface Shown {
  figures: Figures
  span: 'month' | 'year' | 'cumulative'
  measure: 'count' | 'amount'
  open: () => void
  big?: boolean
}

/** A figure in its own measure, as a button to the claims behind it; of what is counted the amount stands beside. */
export function Figure({ figures, span, measure, open, big = false }: Shown) {
  const t = useText(text)
  const language = useLanguage()
  const sum = figures[span]
  const amount = sayYuan(sum.cny, language)
  const name = measure === 'count' ? String(sum.n) : amount
  return (
    <button type="button" className={big ? 'figure big' : 'figure'} onClick={open} title={t.open_figure(name)}>
      {name}
      {measure === 'count' && !/^-?0\.00$/.test(sum.cny) && <small> {amount}</small>}
    </button>
  )
}

/** A year's target in its own measure. */
export function TargetValue({ target, measure }: { target: string; measure: 'count' | 'amount' }) {
  const language = useLanguage()
  return <>{measure === 'count' ? new Decimal(target).toString() : sayYuan(target, language)}</>
}

/** A change in percent, with its sign and an arrow. */
export function Change({ percent }: { percent: string | null }) {
  if (percent === null) return <span className="faint">—</span>
  if (percent === '0.0') return <span>0.0%</span>
  const down = percent.startsWith('-')
  return (
    <span className={down ? 'down' : 'up'}>
      <span aria-hidden>{down ? '▼' : '▲'}</span> {down ? percent : `+${percent}`}%
    </span>
  )
}

/** Points ahead of the time schedule or behind it. */
export function Schedule({ points }: { points: string | null }) {
  const t = useText(text)
  if (points === null) return <span className="faint">—</span>
  const behind = points.startsWith('-')
  const size = points.replace('-', '')
  return <span className={behind ? 'down' : 'up'}>{behind ? t.behind(size) : t.ahead(size)}</span>
}
