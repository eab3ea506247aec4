import type { ChartOption } from '#ui/chart-kinds.ts'

const mostBars = 16

interface Bar {
  level: number
  label: string
  value: string | null
}

/**
 * A bar for each group in the order of the table, those of the first grouping where there are two; what is nothing or not a bar to look
 * at (beyond the first sixteen) stays in the table. Only the height of a bar is a float.
 */
export function barsOf<R extends Bar>(rows: readonly R[], say: (figure: string) => string) {
  const all = rows.filter(({ level, value }) => level === 0 && value !== null && Number(value) !== 0)
  const shown = all.slice(0, mostBars)
  const option: ChartOption = {
    grid: { left: 4, right: 12, top: 16, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { trigger: 'axis', valueFormatter: (figure: unknown) => say(String(figure)) },
    xAxis: { type: 'category', data: shown.map(({ label }) => label), axisLabel: { width: 90, overflow: 'truncate' } },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { formatter: (figure: number) => (figure ? say(String(figure)) : '0') },
    },
    series: [{ type: 'bar', barMaxWidth: 36, cursor: 'pointer', data: shown.map(({ value }) => Number(value)) }],
  }
  return { option, shown, left: all.length - shown.length }
}
