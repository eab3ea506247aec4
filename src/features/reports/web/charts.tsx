import { Card } from 'antd'
import { type ComponentProps, useMemo } from 'react'
import { sayYuan } from '#ui/amount.ts'
import { Chart } from '#ui/chart.tsx'
import { EmptyState } from '#ui/nothing.tsx'
import { pick, useLanguage, useText } from '#ui/text.ts'
import type { Clicked, Report } from './answers.ts'
import { monthsOption, rowsOption, splitOf, splitOption } from './pictures.ts'
import { text } from './text.ts'

interface Shown {
  report: Report
  indicator: Report['indicators'][number]
  open: (clicked: Clicked) => void
}

/** Three pictures: arrivals of two years, where each row stands, and where the money comes from. A click opens what is behind. */
export function Charts({ report, indicator, open }: Shown) {
  const arrivals = report.indicators.find((one) => one.arrivals)
  return (
    <section className="report-charts">
      {arrivals && <Months report={report} arrivals={arrivals.id} open={open} />}
      <Rows report={report} indicator={indicator} open={open} />
      {arrivals && <Split report={report} arrivals={arrivals.id} open={open} />}
    </section>
  )
}

interface Drawing extends ComponentProps<typeof Chart> {
  /** Whether there is nothing to draw: axes without figures say less than words. */
  empty: boolean
}

function Picture({ empty, ...chart }: Drawing) {
  const t = useText(text)
  return (
    <Card size="small" title={chart.label}>
      {empty ? <EmptyState title={t.none} hint={t.none_hint} /> : <Chart {...chart} />}
    </Card>
  )
}

function Months({ report, arrivals, open }: { report: Report; arrivals: string; open: Shown['open'] }) {
  const t = useText(text)
  const say = useYuan()
  const year = Number(report.period.slice(0, 4))
  const option = useMemo(() => monthsOption(report, say), [report, say])
  const rows = report.months.map(({ month, this_year, last_year }) => [month, say(this_year), say(last_year)])
  return (
    <Picture
      empty={report.months.every(({ this_year, last_year }) => isNothing(this_year) && isNothing(last_year))}
      label={t.months_chart}
      option={option}
      table={{ head: [t.month, String(year), String(year - 1)], rows }}
      onClick={({ index, series }) =>
        open({ indicator: arrivals, span: 'month', period: `${series}-${String(index + 1).padStart(2, '0')}` })
      }
    />
  )
}

function Rows({ report, indicator, open }: Shown) {
  const t = useText(text)
  const say = useYuan()
  const { option, keys } = useMemo(() => rowsOption(report, indicator, say), [report, indicator, say])
  const title = `${pick(indicator)} · ${report.by === 'unit' ? t.completion_chart : t.this_year}`
  return (
    <Picture
      empty={keys.length === 0}
      label={title}
      option={option}
      onClick={({ index }) => open({ indicator: indicator.id, span: 'year', key: keys[index] })}
    />
  )
}

function Split({ report, arrivals, open }: { report: Report; arrivals: string; open: Shown['open'] }) {
  const t = useText(text)
  const say = useYuan()
  const parts = useMemo(() => splitOf(report, t), [report, t])
  const option = useMemo(() => splitOption(parts, say), [parts, say])
  return (
    <Picture
      empty={parts.length === 0}
      label={t.arrivals_split}
      option={option}
      table={{ head: [t.name, t.amount], rows: parts.map(({ name, cny }) => [name, say(cny)]) }}
      onClick={({ index }) => open({ indicator: arrivals, span: 'year', place: parts[index]?.place })}
    />
  )
}

function isNothing(yuan: string | null): boolean {
  return yuan === null || Number(yuan) === 0
}

/** Yuan as people say them, in the language of the screen. */
function useYuan(): (yuan: string | null) => string {
  const language = useLanguage()
  return useMemo(() => (yuan) => sayYuan(yuan, language), [language])
}
