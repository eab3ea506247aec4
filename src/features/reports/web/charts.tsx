import { Card } from 'antd'
import { useMemo } from 'react'
import { Chart } from '#ui/chart.tsx'
import { pick, useText } from '#ui/text.ts'
import type { Clicked, Report } from './answers.ts'
import { text } from './text.ts'

const places = ['in_city', 'in_province', 'other_province', 'abroad', 'unknown'] as const

/** Two pictures: who is where against the schedule, and where the money comes from. A click opens what is behind. */
export function Charts({ report, open }: { report: Report; open: (clicked: Clicked) => void }) {
  const t = useText(text)
  const arrivals = report.indicators.find((one) => one.arrivals)
  const rows = report.rows.slice(0, 12)
  const schedule = (Number(report.period.slice(5)) / 12) * 100
  const bars = useMemo(() => {
    const done = rows.map((row) => Number((arrivals && row.indicators[arrivals.id]?.completion) ?? 0))
    const withTarget = done.some((value) => value > 0)
    const wan = rows.map((row) => Number((arrivals && row.indicators[arrivals.id]?.year.cny) ?? 0) / 1e8)
    return {
      grid: { left: 8, right: 16, top: 24, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis',
        valueFormatter: (value: unknown) => (withTarget ? `${value}%` : `${Number(value).toFixed(2)} 亿元`),
      },
      xAxis: {
        type: 'category',
        data: rows.map((row) => pick(row.label)),
        axisLabel: { interval: 0, rotate: rows.length > 5 ? 30 : 0, width: 90, overflow: 'truncate' },
      },
      yAxis: { type: 'value', axisLabel: { formatter: withTarget ? '{value}%' : '{value}' } },
      series: [
        {
          type: 'bar',
          barMaxWidth: 28,
          data: withTarget ? done : wan,
          ...(withTarget && {
            markLine: {
              symbol: 'none',
              lineStyle: { type: 'dashed' },
              data: [{ yAxis: schedule }],
              label: { formatter: `${schedule.toFixed(1)}%` },
            },
          }),
        },
      ],
    }
  }, [rows, arrivals, schedule])
  const pie = useMemo(
    () => ({
      tooltip: { trigger: 'item', valueFormatter: (value: unknown) => `${Number(value).toFixed(2)} 亿元` },
      legend: { bottom: 0, type: 'scroll' },
      series: [
        {
          type: 'pie',
          radius: ['45%', '70%'],
          center: ['50%', '44%'],
          label: { formatter: '{d}%' },
          data: places
            .map((place) => ({ name: t[place], value: Number(report.total.arrivals?.[place]?.year ?? 0) / 1e8 }))
            .filter((one) => one.value > 0),
        },
      ],
    }),
    [report, t],
  )
  if (!arrivals || rows.length === 0) return null
  return (
    <section className="report-charts">
      <Card size="small" title={`${pick(arrivals)} · ${t.completion_chart}`}>
        <Chart
          label={t.completion_chart}
          option={bars}
          onClick={({ index }) => open({ indicator: arrivals.id, span: 'year', key: rows[index]?.key })}
        />
      </Card>
      <Card size="small" title={t.arrivals_split}>
        <Chart label={t.arrivals_split} option={pie} onClick={() => open({ indicator: arrivals.id, span: 'year' })} />
      </Card>
    </section>
  )
}
