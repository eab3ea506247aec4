import { Decimal } from 'decimal.js'
import { type Context, rulesOf } from '../cel/model.ts'
import type { Playbook } from '../schema/model.ts'
import type { Said } from '../schema/parts/model.ts'
import type { ScoreRule } from '../schema/rules/model.ts'
import { scoreSaid } from '../spoken/scores/model.ts'

export interface Measured {
  n?: number
  cny?: string // yuan
}

/** What a unit's score is worked out from. A figure that is not there makes the items that read it unknown. */
export interface ScoreFigures {
  count: Record<string, Measured>
  target: Record<string, Measured>
  /** The least and the most among the units compared. */
  peers?: Record<string, { min_n?: number; max_n?: number; min_cny?: string; max_cny?: string }>
  /** Numbers that people enter: late starts, false reports, visits. */
  given?: Record<string, number>
}

export interface ScoreItem {
  id: string
  label: Said
  rule: ScoreRule['rule']
  formula: Said
  inputs: Record<string, number | null>
  weight: number
  /** Decimal text, four places at most; null where a figure is missing: no figure, no points. */
  points: string | null
  working: Said
}

export interface Score {
  /** Null while any item cannot be judged. */
  total: string | null
  /** Sum of the items that could be. */
  subtotal: string
  items: ScoreItem[]
}

/** A unit's score by the playbook's formulas, each with its working shown. */
export function score(playbook: Playbook, figures: ScoreFigures): Score {
  const context = contextOf(figures)
  const items = playbook.scores.map((rule) => itemOf(playbook, rule, context))
  const known = items.flatMap((item) => item.points ?? [])
  const subtotal = text(known.reduce((sum, points) => sum.plus(points), new Decimal(0)))
  return { total: known.length === items.length ? subtotal : null, subtotal, items }
}

function itemOf(playbook: Playbook, rule: ScoreRule, context: Context): ScoreItem {
  const value = (source: string) => rulesOf(playbook).number('score', source, context)
  const worked = workedOut(rule, value)
  return {
    id: rule.id,
    label: { zh: rule.zh, en: rule.en },
    rule: rule.rule,
    formula: scoreSaid(playbook, rule),
    inputs: inputsOf(playbook, rule, context),
    weight: rule.weight,
    points: worked ? text(worked.points) : null,
    working: worked?.working ?? { zh: '数据不全，暂不计分', en: 'Figures are missing: no points yet' },
  }
}

interface Worked {
  points: Decimal
  working: Said
}

type ValueOf = (source: string) => number | undefined

function workedOut(rule: ScoreRule, value: ValueOf): Worked | null {
  switch (rule.rule) {
    case 'ratio':
    case 'ratio_capped':
      return ratio(rule, value(rule.metric))
    case 'efficacy':
      return efficacy(rule.weight, value(rule.metric), value(rule.min), value(rule.max))
    case 'steps':
      return steps(rule.steps, value(rule.metric))
    case 'deduction':
      return deduction(rule, value)
    case 'bonus':
      return bonus(rule, value)
  }
}

function ratio(rule: Extract<ScoreRule, { rule: 'ratio' | 'ratio_capped' }>, done: number | undefined): Worked | null {
  if (done === undefined) return null
  const least = Decimal.max(done, 0)
  const used = rule.rule === 'ratio_capped' ? Decimal.min(least, rule.cap) : least
  const points = used.times(rule.weight)
  const cut = used.eq(done) ? text(used) : `${text(done)} → ${text(used)}`
  return { points, working: same(`${cut} × ${rule.weight} = ${text(points)}`) }
}

/** (x − min) ÷ (max − min) × 40 + 60, in hundredths of the weight; all alike: full points for all. */
function efficacy(
  weight: number,
  x: number | undefined,
  min: number | undefined,
  max: number | undefined,
): Worked | null {
  if (x === undefined || min === undefined || max === undefined) return null
  const span = new Decimal(max).minus(min)
  const grade = span.isZero() ? new Decimal(100) : new Decimal(x).minus(min).div(span).times(40).plus(60)
  const points = Decimal.max(grade, 0).times(weight).div(100)
  const raw = span.isZero()
    ? '100'
    : `(${text(x)} − ${text(min)}) ÷ (${text(max)} − ${text(min)}) × 40 + 60 = ${text(grade)}`
  return { points, working: same(`${raw}; ${text(grade)} × ${weight} ÷ 100 = ${text(points)}`) }
}

function steps(table: { at_least: number; points: number }[], x: number | undefined): Worked | null {
  if (x === undefined) return null
  const reached = table.toSorted((a, b) => b.at_least - a.at_least).find((step) => x >= step.at_least)
  const points = new Decimal(reached?.points ?? 0)
  if (reached) return { points, working: same(`${text(x)} ≥ ${reached.at_least} → ${text(points)}`) }
  return { points, working: { zh: `${text(x)} 未达最低档 → 0`, en: `${text(x)} reaches no step → 0` } }
}

type Each = Extract<ScoreRule, { rule: 'deduction' | 'bonus' }>['each'][number]

function deduction(rule: { weight: number; each: Each[] }, value: ValueOf): Worked | null {
  const parts = eachOf(rule.each, value)
  if (!parts) return null
  const points = Decimal.max(new Decimal(rule.weight).minus(parts.sum), 0)
  const shown = (language: 'zh' | 'en') => [rule.weight, ...parts.words[language]].join(' − ')
  return { points, working: both((language) => `${shown(language)} = ${text(points)}`) }
}

function bonus(rule: { weight: number; each: Each[] }, value: ValueOf): Worked | null {
  const parts = eachOf(rule.each, value)
  if (!parts) return null
  const points = Decimal.min(parts.sum, rule.weight)
  const cut = parts.sum.eq(points) ? '' : ` → ${text(points)}`
  return { points, working: both((language) => `${parts.words[language].join(' + ')} = ${text(parts.sum)}${cut}`) }
}

function eachOf(each: Each[], value: ValueOf): { sum: Decimal; words: { zh: string[]; en: string[] } } | null {
  let sum = new Decimal(0)
  const words = { zh: [] as string[], en: [] as string[] }
  for (const part of each) {
    const n = value(part.metric)
    if (n === undefined) return null
    const raw = Decimal.max(n, 0).times(part.points)
    const points = part.cap === undefined ? raw : Decimal.min(raw, part.cap)
    sum = sum.plus(points)
    const cut = points.eq(raw) ? '' : ` → ${text(points)}`
    words.zh.push(`${part.zh} ${text(n)} × ${part.points}${cut}`)
    words.en.push(`${part.en} ${text(n)} × ${part.points}${cut}`)
  }
  return { sum, words }
}

/** Every figure that the item reads, by its path: `count.new_signings.n` → 12. */
function inputsOf(playbook: Playbook, rule: ScoreRule, context: Context): Record<string, number | null> {
  const sources = 'each' in rule ? rule.each.map((part) => part.metric) : sourcesOf(rule)
  const paths = sources.flatMap((source) =>
    ['count', 'target', 'peers', 'given'].flatMap((variable) =>
      rulesOf(playbook)
        .references('score', source, variable)
        .map((path) => `${variable}.${path}`),
    ),
  )
  return Object.fromEntries(paths.map((path) => [path, rulesOf(playbook).number('score', path, context) ?? null]))
}

function sourcesOf(rule: Exclude<ScoreRule, { each: unknown }>): string[] {
  return rule.rule === 'efficacy' ? [rule.metric, rule.min, rule.max] : [rule.metric]
}

function contextOf({ count, target, peers, given }: ScoreFigures): Context {
  return {
    today: '',
    count: perIndicator(count),
    target: perIndicator(target),
    peers: perIndicator(peers ?? {}),
    given: given ?? {},
  }
}

/** Counts (`n`, in parts where projects are shared) and amounts in yuan (`cny`) are CEL doubles. */
function perIndicator(figures: Record<string, object>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(figures).map(([indicator, measured]) => [
      indicator,
      Object.fromEntries(
        Object.entries(measured)
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => [name, Number(value)]),
      ),
    ]),
  )
}

function same(working: string): Said {
  return { zh: working, en: working }
}

function both(write: (language: 'zh' | 'en') => string): Said {
  return { zh: write('zh'), en: write('en') }
}

function text(value: Decimal | number): string {
  return new Decimal(value).toDecimalPlaces(4).toFixed()
}
