import { Decimal } from 'decimal.js'
import { yuanSaid } from '#features/playbook/rates/model.ts'
import type { Figures, Sum } from '../figures/model.ts'
import type { Indicator, Place, Row } from '../model.ts'
import { spanOf } from '../periods/model.ts'
import { type Parts, partsSaid } from './parts/model.ts'
import { spanSaid } from './words/model.ts'

export interface Paragraph {
  zh: string
  en: string
}

interface Told {
  period: string
  unit: { name: string }
  indicators: Indicator[]
  rows: Row[]
  total: Row
}

/** Funds of the year to projects that had started before it, and to those that had not. */
export interface Continued {
  continued: string
  fresh: string
}

/** The notice in words, from its figures: a paragraph an indicator, then how large and where they are, where the money came from, who leads. */
export function wordingOf(report: Told, split: Continued | null, parts?: Parts): Paragraph[] {
  const arrivals = report.indicators.find((one) => one.arrivals)
  return [
    ...report.indicators.map((indicator, at) => indicatorSaid(report, indicator, at)),
    ...(parts ? partsSaid(report.indicators, parts) : []),
    ...(arrivals && report.total.arrivals ? [placesSaid(report.total.arrivals)] : []),
    ...(split && arrivals ? [splitSaid(split)] : []),
    ...(arrivals ? ranksSaid(report, arrivals) : []),
  ]
}

function indicatorSaid({ period, total }: Told, { id, measure, zh, en }: Indicator, at: number): Paragraph {
  const figures = total.indicators[id]!
  const { year, own } = spanSaid(spanOf(period)!)
  const parts = clauses(figures, measure)
  const [whole, part] = [sumSaid(figures.year, measure), sumSaid(figures.month, measure)]
  const change = figures.yoy_month === null ? null : changeSaid(figures.yoy_month)
  const ownZh = own && `；${[`${own.zh}${part.zh}`, change?.zh].filter(Boolean).join('，')}`
  const ownEn = own && `; ${[`${part.en} ${own.en}`, change?.en].filter(Boolean).join(', ')}`
  return {
    zh: `（${numerals[at] ?? at + 1}）${zh}：${[`${year.zh}${whole.zh}`, ...parts.map(({ zh }) => zh)].join('，')}${ownZh ?? ''}。`,
    en: `${at + 1}. ${en}: ${[`${whole.en} ${year.en}`, ...parts.map(({ en }) => en)].join(', ')}${ownEn ?? ''}.`,
  }
}

/** What can be said of a figure against its target, last year and the schedule; what is not known is left out. */
function clauses({ target, completion, yoy_year, schedule_pp }: Figures, measure: Indicator['measure']): Paragraph[] {
  const goal = target && (measure === 'count' ? { zh: `${plain(target)}个`, en: plain(target) } : yuanSaid(target))
  return [
    ...(goal && completion
      ? [{ zh: `完成年度目标${goal.zh}的${completion}%`, en: `${completion}% of the year's target of ${goal.en}` }]
      : []),
    ...(yoy_year === null ? [] : [changeSaid(yoy_year)]),
    ...(schedule_pp === null ? [] : [scheduleSaid(schedule_pp)]),
  ]
}

function changeSaid(percent: string): Paragraph {
  if (new Decimal(percent).isZero()) return { zh: '同比持平', en: 'level with last year' }
  const size = percent.replace('-', '')
  return percent.startsWith('-')
    ? { zh: `同比下降${size}%`, en: `${size}% less than last year` }
    : { zh: `同比增长${size}%`, en: `${size}% more than last year` }
}

function scheduleSaid(points: string): Paragraph {
  if (new Decimal(points).isZero()) return { zh: '与序时进度持平', en: 'on schedule' }
  const size = points.replace('-', '')
  return points.startsWith('-')
    ? { zh: `欠序时进度${size}个百分点`, en: `${size} points behind schedule` }
    : { zh: `超序时进度${size}个百分点`, en: `${size} points ahead of schedule` }
}

function placesSaid(arrivals: NonNullable<Row['arrivals']>): Paragraph {
  const names: [Place, string, string][] = [
    ['in_city', '市内', 'the city'],
    ['in_province', '省内市外', 'the province'],
    ['other_province', '省外', 'other provinces'],
    ['abroad', '境外', 'abroad'],
  ]
  const parts = names.map(([place, zh, en]) => ({ zh, en, said: yuanSaid(arrivals[place].year) }))
  return {
    zh: `到位资金按来源分：${parts.map(({ zh, said }) => `${zh}${said.zh}`).join('，')}。`,
    en: `Funds by where they come from: ${parts.map(({ en, said }) => `${said.en} from ${en}`).join(', ')}.`,
  }
}

function splitSaid({ continued, fresh }: Continued): Paragraph {
  return {
    zh: `其中：续建项目（上年底前已开工）到位${yuanSaid(continued).zh}，新建项目到位${yuanSaid(fresh).zh}。`,
    en: `Of these, ${yuanSaid(continued).en} went to projects that had started before the year and ${yuanSaid(fresh).en} to new ones.`,
  }
}

/** The first three by completion of the arrivals, and those that fall behind the schedule. */
function ranksSaid({ rows }: Told, { id, zh, en }: Indicator): Paragraph[] {
  const ranked = rows.filter((row) => row.indicators[id]!.rank !== null)
  const order = ranked.toSorted((a, b) => a.indicators[id]!.rank! - b.indicators[id]!.rank!)
  if (order.length < 2) return []
  const named = (some: Row[], at: 'zh' | 'en') =>
    some
      .map(
        (row) =>
          `${row.label[at]}${at === 'zh' ? '（' : ' ('}${row.indicators[id]!.completion}%${at === 'zh' ? '）' : ')'}`,
      )
      .join(at === 'zh' ? '、' : ', ')
  const behind = order.filter((row) => row.indicators[id]!.schedule_pp!.startsWith('-'))
  return [
    {
      zh: `${zh}完成率居前的是${named(order.slice(0, 3), 'zh')}。`,
      en: `${en}: ${named(order.slice(0, 3), 'en')} lead.`,
    },
    ...(behind.length === 0
      ? []
      : [{ zh: `欠序时进度的有${named(behind, 'zh')}。`, en: `Behind schedule: ${named(behind, 'en')}.` }]),
  ]
}

function sumSaid({ n, cny }: Sum, measure: Indicator['measure']): Paragraph {
  if (measure === 'amount') return yuanSaid(cny)
  const amount = new Decimal(cny).isZero() ? null : yuanSaid(cny)
  return { zh: `${n}个${amount ? `、${amount.zh}` : ''}`, en: `${n}${amount ? ` worth ${amount.en}` : ''}` }
}

function plain(decimal: string): string {
  return new Decimal(decimal).toFixed()
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
