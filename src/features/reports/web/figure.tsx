import { Typography } from 'antd'
import { sayYuan } from '#ui/amount.ts'
import { useLanguage, useText } from '#ui/text.ts'
import type { Report } from './answers.ts'
import { text } from './text.ts'

type Figures = Report['total']['indicators'][string]
export type Span = 'month' | 'year' | 'cumulative'

/** A figure in its own measure, as a button to the claims behind it. */
export function Figure({
  figures,
  span,
  measure,
  open,
  big = false,
}: {
  figures: Figures
  span: Span
  measure: 'count' | 'amount'
  open: () => void
  big?: boolean
}) {
  const language = useLanguage()
  const sum = figures[span]
  return (
    <button type="button" className={big ? 'figure big' : 'figure'} onClick={open}>
      {measure === 'count' ? (
        <>
          {sum.n}
          {!big && Number(sum.cny) > 0 && <small> / {sayYuan(sum.cny, language)}</small>}
        </>
      ) : (
        sayYuan(sum.cny, language)
      )}
    </button>
  )
}

/** A change in percent, with its sign and an arrow. */
export function Change({ percent }: { percent: string | null }) {
  if (percent === null) return <Typography.Text type="secondary">—</Typography.Text>
  const down = percent.startsWith('-')
  return (
    <span className={down ? 'down' : 'up'}>
      {down ? '▼' : '▲'} {percent.replace('-', '')}%
    </span>
  )
}

/** Points ahead of the time schedule or behind it. */
export function Schedule({ points }: { points: string | null }) {
  const t = useText(text)
  if (points === null) return <Typography.Text type="secondary">—</Typography.Text>
  const behind = points.startsWith('-')
  return <span className={behind ? 'down' : 'up'}>{t.points(behind ? points : `+${points}`)}</span>
}
