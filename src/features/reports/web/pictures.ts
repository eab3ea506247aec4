import { Decimal } from 'decimal.js'
import type { ChartOption } from '#ui/chart-kinds.ts'
import { pick } from '#ui/text.ts'
import type { Report, Row } from './answers.ts'

type Say = (yuan: string | null) => string
type Place = keyof NonNullable<Row['arrivals']>

const mostRows = 12
const places: readonly Place[] = ['in_city', 'in_province', 'other_province', 'abroad', 'unknown']
const grid = { left: 4, right: 12, top: 34, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' }

/** Arrivals month by month, this year beside the last. */
export function monthsOption({ months, period }: Report, say: Say): ChartOption {
  const year = Number(period.slice(0, 4))
  return {
    grid,
    legend: { top: 0, right: 0 },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (value === '-' ? '—' : say(String(value))) },
    xAxis: { type: 'category', data: months.map(({ month }) => String(Number(month))) },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { formatter: (value: number) => (value ? say(String(value)) : '0') },
    },
    series: [
      { name: String(year - 1), type: 'bar', barGap: 0, data: months.map(({ last_year }) => drawn(last_year)) },
      { name: String(year), type: 'bar', data: months.map(({ this_year }) => drawn(this_year)) },
    ],
  }
}

/** Where each row that has a target stands against it and the time schedule; without any, what each did this year. */
export function rowsOption(report: Report, { id, measure }: Report['indicators'][number], say: Say) {
  const completed = report.by === 'unit' && report.rows.some((row) => row.indicators[id]!.completion !== null)
  const value = (row: Row) => {
    const { completion, year } = row.indicators[id]!
    return Number(completed ? (completion ?? 0) : measure === 'count' ? year.n : year.cny)
  }
  const rows = report.rows
    .filter((row) => !completed || row.indicators[id]!.completion !== null)
    .toSorted((a, b) => value(b) - value(a))
    .slice(0, mostRows)
  const schedule = (Number(report.period.slice(5)) / 12) * 100
  const word = (figure: unknown) =>
    completed ? `${figure}%` : measure === 'count' ? String(figure) : say(String(figure))
  const option: ChartOption = {
    grid: { ...grid, top: 20, right: 44 },
    tooltip: { trigger: 'item', valueFormatter: word },
    xAxis: {
      type: 'value',
      splitNumber: 4,
      // Room for the schedule's mark, however little is done yet.
      max: completed && rows.every((row) => value(row) <= 100) ? 100 : undefined,
      axisLabel: { formatter: (figure: number) => (figure ? word(figure) : '0'), hideOverlap: true },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => pick(row.label)),
      axisLabel: { width: 96, overflow: 'truncate' },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        data: rows.map(value),
        ...(completed && {
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { type: 'dashed' },
            data: [{ xAxis: Number(schedule.toFixed(1)) }],
            label: { formatter: `${schedule.toFixed(1)}%`, position: 'start' },
          },
        }),
      },
    ],
  }
  return { option, keys: rows.map((row) => row.key) }
}

export interface Part {
  place: Place
  name: string
  cny: string
}

/** Where the year's arrivals come from; places that nothing came from are left out. */
export function splitOf({ total }: Report, names: Record<Place, string>): Part[] {
  return places
    .map((place) => ({ place, name: names[place], cny: total.arrivals?.[place]?.year ?? '0.00' }))
    .filter(({ cny }) => new Decimal(cny).gt(0))
}

export function splitOption(parts: Part[], say: Say): ChartOption {
  return {
    tooltip: { trigger: 'item', valueFormatter: (value: unknown) => say(String(value)) },
    legend: { bottom: 0, type: 'scroll', itemGap: 14 },
    series: [
      {
        type: 'pie',
        radius: ['36%', '56%'],
        center: ['50%', '42%'],
        minShowLabelAngle: 8,
        label: { formatter: '{d}%' },
        data: parts.map(({ name, cny }) => ({ name, value: Number(cny) })),
      },
    ],
  }
}

/** Only the height of a bar is a float. */
function drawn(yuan: string | null): number | '-' {
  return yuan === null ? '-' : Number(yuan)
}
