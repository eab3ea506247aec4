import type { ChartOption } from '#ui/chart-kinds.ts'
import type { Pair } from '../model.ts'

export interface NamedPair {
  key: string
  label: string
  measure: 'count' | 'amount'
  pair: Pair
}

const mostRows = 12

/** Two bars a row, the rows with the largest figures first; only the height of a bar is a float. */
export function pairsOption(rows: NamedPair[], names: [string, string], say: (yuan: string) => string) {
  const height = (one: NamedPair, side: 'a' | 'b') =>
    Number(one.measure === 'count' ? one.pair[side].n : one.pair[side].cny)
  const largest = (one: NamedPair) => Math.max(height(one, 'a'), height(one, 'b'))
  const shown = rows.toSorted((x, y) => largest(y) - largest(x)).slice(0, mostRows)
  const word = (figure: unknown) => (shown[0]?.measure === 'count' ? String(figure) : say(String(figure)))
  const option: ChartOption = {
    grid: { left: 4, right: 12, top: 34, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { top: 0, right: 0 },
    tooltip: { trigger: 'axis', valueFormatter: word },
    xAxis: { type: 'category', data: shown.map(({ label }) => label), axisLabel: { width: 90, overflow: 'truncate' } },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { formatter: (figure: number) => (figure ? word(figure) : '0') },
    },
    series: (['a', 'b'] as const).map((side, at) => ({
      name: names[at],
      type: 'bar',
      barMaxWidth: 28,
      ...(at === 0 && { barGap: 0 }),
      data: shown.map((one) => height(one, side)),
    })),
  }
  return { option, keys: shown.map(({ key }) => key) }
}
