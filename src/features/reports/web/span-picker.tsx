import { DatePicker, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import { type SpanKind, spanAround, spanKinds, spanOf } from '../periods/model.ts'
import { text } from './text.ts'

const pickers = { month: 'month', quarter: 'quarter', half: 'year', year: 'year', cumulated: 'month' } as const

interface Props {
  /** As it is written: `2026-10`, `2026-Q3`, `2026-H1`, `2026`, `2026-to-10`. */
  period: string
  set: (period: string) => void
}

/** What a report covers: a month, quarter, half-year or year, or the months from January on. */
export function SpanPicker({ period, set }: Props) {
  const t = useText(text)
  const wide = useWide()
  const { kind, to } = spanOf(period)!
  const last = dayjs(to).subtract(1, 'month').format('YYYY-MM')
  const words: Record<SpanKind, string> = {
    month: t.kind_month,
    quarter: t.kind_quarter,
    half: t.kind_half,
    year: t.kind_year,
    cumulated: t.kind_cumulated,
  }
  const kinds = spanKinds.map((value) => ({ value, label: words[value] }))
  const choose = (one: SpanKind) => set(spanAround(one, last))
  return (
    <>
      {wide ? (
        <Segmented aria-label={t.kind} value={kind} onChange={choose} options={kinds} />
      ) : (
        <Select aria-label={t.kind} value={kind} onChange={choose} options={kinds} />
      )}
      <DatePicker
        picker={pickers[kind]}
        allowClear={false}
        aria-label={words[kind]}
        value={dayjs(`${last}-01`)}
        onChange={(day) =>
          day && set(kind === 'half' ? halfOf(period, day.year()) : spanAround(kind, day.format('YYYY-MM')))
        }
      />
      {kind === 'half' && (
        <Select
          aria-label={t.kind_half}
          value={period.slice(-2)}
          onChange={(half) => set(`${period.slice(0, 5)}${half}`)}
          options={[
            { value: 'H1', label: t.first_half },
            { value: 'H2', label: t.second_half },
          ]}
        />
      )}
    </>
  )
}

function halfOf(period: string, year: number): string {
  return `${year}${period.slice(4)}`
}
