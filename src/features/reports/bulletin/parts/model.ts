import type { Sum } from '../../figures/model.ts'
import { sumOf } from '../../figures/model.ts'
import { type BaseSum, type Indicator, type Place, placeOf, places } from '../../model.ts'
import type { Period } from '../../periods/model.ts'

interface Said {
  zh: string
  en: string
}

/** Of the span, and of the months from January to its end. */
export interface Both<T> {
  month: T
  year: T
}

/** How many projects of an indicator are of 5,000 万元 and of 1 亿元 and more, by the amount that their line counts. */
export interface Sizes {
  indicator: string
  from_50m: Both<number>
  from_100m: Both<number>
}

/** Projects of an indicator by where the investor comes from. */
export interface Places {
  indicator: string
  places: Record<Place, Both<Sum>>
}

export interface IndustryStarts extends Both<Sum> {
  key: string
  label: Said
}

/** What the form has beside the figures of units: sizes, places, and starts by industry, the most first. */
export interface Parts {
  sizes: Sizes[]
  places: Places[]
  starts: { indicator: string; industries: IndustryStarts[] } | null
}

/** The lines of units by the place that their investor comes from. */
export function placesFrom(
  lines: readonly BaseSum[],
  units: ReadonlySet<string>,
  indicators: readonly string[],
): Places[] {
  return indicators.map((indicator) => {
    const own = lines.filter((line) => line.indicator === indicator && units.has(line.unit_id))
    const groups = Map.groupBy(own, ({ key }) => placeOf(key))
    const of = (place: Place) => {
      const group = groups.get(place) ?? []
      return { month: sumOf(group.map(({ month }) => month)), year: sumOf(group.map(({ year }) => year)) }
    }
    return { indicator, places: Object.fromEntries(places.map((place) => [place, of(place)])) as Places['places'] }
  })
}

/** Paragraphs of the parts that have something to say. */
export function partsSaid(indicators: readonly Indicator[], { sizes, starts }: Parts): Said[] {
  const named = (id: string) => indicators.find((one) => one.id === id)!
  const large = sizes
    .filter(({ from_50m }) => from_50m.year !== 0)
    .map(({ indicator, from_50m, from_100m }) => ({
      zh: `${named(indicator).zh}中：5000万元以上${from_50m.year}个，其中亿元以上${from_100m.year}个。`,
      en: `${named(indicator).en}: ${from_50m.year} of CNY 50 m and more, of which ${from_100m.year} of CNY 100 m and more.`,
    }))
  const counted = starts?.industries.filter(({ year }) => year.n !== 0) ?? []
  if (!starts || counted.length === 0) return large
  const { zh, en } = named(starts.indicator)
  const list = {
    zh: `${zh}按行业分：${counted.map(({ label, year }) => `${label.zh}${year.n}个`).join('，')}。`,
    en: `${en} by industry: ${counted.map(({ label, year }) => `${label.en} ${year.n}`).join(', ')}.`,
  }
  return [...large, list]
}

/** The time schedule at the end of a span, in percent of the year; and whether the span is over on a day. */
export function scheduleOf(period: Period, today: string): { schedule: string; over: boolean } {
  return { schedule: ((period.months / 12) * 100).toFixed(1), over: today >= period.to }
}
