import type { ASTNode } from '@marcbachmann/cel-js'
import { Decimal } from 'decimal.js'
import { fieldOf, labelOf } from '../../document/model.ts'
import { yuanSaid } from '../../rates/model.ts'
import type { Playbook } from '../../schema/model.ts'
import type { Said } from '../../schema/parts/model.ts'
import { names, said } from '../text.ts'

/** What a term measures: it says how a bare number beside it is read, 0.3 as 30% and 90 as 90 days. */
export type Measure =
  | ('money' | 'land' | 'floor' | 'people' | 'energy' | 'days' | 'months')
  | ('share' | 'points' | 'date' | 'yesno' | 'text' | 'number' | 'tags' | 'evidence' | 'approved')

/** A side of a comparison. */
export interface Term {
  said: Said
  of: Measure
  /** What a stored value is called: an entry of a dictionary, a stage. */
  word?: (value: string) => Said
  /** Of a time that is left: what is due. Less than nothing of it is said in other words. */
  due?: Said
  /** Of a time since a date: the date. */
  date?: Said
}

type Words = readonly [zh: string | ((...parts: string[]) => string), en: string | ((...parts: string[]) => string)]

/** What may be one text for both languages, in both. */
export function inBoth(said: Said | string): Said {
  return typeof said === 'string' ? same(said) : said
}

/** Words with parts put into them, in both languages. */
export function say(words: Words, ...parts: Said[]): Said {
  const [zh, en] = words
  return {
    zh: typeof zh === 'string' ? zh : zh(...parts.map((part) => part.zh)),
    en: typeof en === 'string' ? en : en(...parts.map((part) => part.en)),
  }
}

export const same = (text: string): Said => ({ zh: text, en: text })

/** A value of a project, a claim, a score or the clock in words; null where it is of a shape that has none. */
export function termOf(book: Playbook, node: ASTNode): Term | null {
  if (node.op === 'call') return called(book, node.args[0], node.args[1])
  if (node.op === '+' || node.op === '-' || node.op === '*' || node.op === '/')
    return reckoned(book, node.op, node.args[0], node.args[1])
  if (node.op === '[]') return kept(book, node.args[0], node.args[1])
  const path = pathOf(node)
  return path && named(book, path)
}

/** A number, a text or a yes as it stands in a rule, read by what stands on the other side. */
export function literalOf(node: ASTNode, beside: Term): Said | null {
  if (node.op === '-_') return node.args.op === 'value' ? numberSaid(`-${node.args.args}`, beside.of) : null
  if (node.op !== 'value') return null
  const value = node.args
  if (typeof value === 'string') return beside.word?.(value) ?? same(value)
  return typeof value === 'number' || typeof value === 'bigint' ? numberSaid(String(value), beside.of) : null
}

/** `project.investment.agreed` as its names; null for anything else. */
export function pathOf(node: ASTNode): string[] | null {
  if (node.op === 'id') return [node.args]
  if (node.op !== '.') return null
  const below = pathOf(node.args[0])
  return below && [...below, node.args[1]]
}

/** A number with the unit of what it measures. */
export function numberSaid(number: string, of: Measure): Said {
  if (of === 'money') return yuanSaid(number)
  if (of === 'share') return same(`${new Decimal(number).times(100).toFixed()}%`)
  if (of === 'points') return say(said.points, same(new Decimal(number).times(100).toFixed()))
  const unit = of in said ? said[of as 'days'] : undefined
  return unit ? say(unit, same(number)) : same(number)
}

function named(book: Playbook, path: string[]): Term | null {
  const [variable, ...rest] = path
  if (variable === 'project') return fact(book, rest)
  if (variable === 'claim') return ofClaim(book, rest[0] ?? '')
  if (variable === 'count' || variable === 'target' || variable === 'peers') return counted(book, variable, rest)
  if (rest.length > 0) return null
  return clock[variable ?? ''] ?? null
}

const clock: Record<string, Term> = {
  today: { said: say(names.today), of: 'date' },
  days_in_stage: { said: say(names.days_in_stage), of: 'days' },
  stage_days: { said: say(names.stage_days), of: 'days' },
  days_since_update: { said: say(names.days_since_update), of: 'days' },
  service_left: { said: say(names.service_left), of: 'days', due: say(names.step) },
  arrived: { said: say(names.arrived), of: 'money' },
}

function fact(book: Playbook, [id = '', ...rest]: string[]): Term | null {
  if (id === 'stage') return { said: say(names.stage), of: 'text', word: wordFrom(book.stages) }
  if (id === 'status') return { said: say(names.status), of: 'text', word: wordFrom(book.statuses) }
  if (id === 'evidence') return { said: same(id), of: 'evidence', word: wordFrom(book.dictionaries.evidence) }
  if (id === 'approved') return { said: same(id), of: 'approved', word: claimWord(book) }
  const reference = [id, ...rest].join('.')
  const field = fieldOf(book, reference)
  if (!field || field.type === 'investors') return null
  const label = labelOf(book, reference)
  if (field.type === 'yesno') return { said: { zh: label.zh, en: `“${label.en}”` }, of: 'yesno' }
  const named = say(said.field, label)
  if (field.type === 'figure') return { said: named, of: field.quantity ?? 'number' }
  const of = field.type === 'date' || field.type === 'number' || field.type === 'tags' ? field.type : 'text'
  return { said: named, of, ...(field.dictionary && { word: wordFrom(book.dictionaries[field.dictionary]) }) }
}

function ofClaim(book: Playbook, id: string): Term | null {
  if (!(id in names)) return null
  const term = { said: say(names[id as 'kind']) }
  if (id === 'cny') return { ...term, of: 'money' }
  if (id === 'capital_increase') return { ...term, of: 'yesno' }
  if (id.endsWith('_on')) return { ...term, of: 'date' }
  if (id === 'origin_place') return { ...term, of: 'text', word: wordFrom(book.dictionaries.origin_place) }
  const metric = (value: string) => labelOf(book, value)
  return { ...term, of: 'text', word: id === 'metric' ? metric : claimWord(book) }
}

function counted(book: Playbook, variable: 'count' | 'target' | 'peers', [id, part = '']: string[]): Term | null {
  const indicator = book.counting.find((one) => one.id === id)
  const words = said[(variable === 'peers' ? part : `${variable}_${part}`) as 'count_n']
  return indicator && words ? { said: say(words, indicator), of: part.endsWith('cny') ? 'money' : 'number' } : null
}

/** What stands under a key: a figure of a year, or a number that people enter for a score. */
function kept(book: Playbook, below: ASTNode, key: ASTNode): Term | null {
  if (key.op !== 'value') return null
  if (below.op === 'id' && below.args === 'given')
    return { said: say(said.given, givenName(book, String(key.args))), of: 'number' }
  const term = termOf(book, below)
  return term && { ...term, said: say(said.of_year, term.said, same(String(key.args))) }
}

/** A number that people enter goes by the name of the item that counts it. */
function givenName(book: Playbook, key: string): Said {
  const items = book.scores.flatMap((rule) => ('each' in rule ? rule.each : []))
  return items.find(({ metric }) => metric === `given["${key}"]`) ?? same(key)
}

function called(book: Playbook, name: string, args: ASTNode[]): Term | null {
  const terms = args.map((one) => termOf(book, one))
  if (!terms.every((term) => term !== null)) return null
  const [first, second] = terms.map((term) => term.said)
  if (!first) return null
  if (name === 'days_since') return { said: say(said.since, first), of: 'days', date: first }
  if (name === 'months_past') return { said: say(said.since_month, first), of: 'months' }
  if (name === 'days_until') return { said: say(said.left, first), of: 'days', due: first }
  if (name === 'size') return { said: say(said.size, first), of: 'number' }
  if (!second) return null
  if (name === 'time_share') return { said: say(said.time_share, first, second), of: 'share' }
  if (name === 'share') return { said: say(said.share, first, second), of: 'share' }
  return name === 'shortfall' ? { said: say(said.shortfall, first, second), of: terms[0]!.of } : null
}

const signs = { '+': '+', '-': '−', '*': '×', '/': '÷' }

/** Sums and products keep their signs; a bare number is read by what it is added to, and is a plain factor of what it multiplies. */
function reckoned(book: Playbook, sign: keyof typeof signs, a: ASTNode, b: ASTNode): Term | null {
  const [left, right] = [termOf(book, a), termOf(book, b)]
  const known = left ?? right
  if (!known) return null
  const times = sign === '*' || sign === '/'
  const beside: Term = times ? { said: same(''), of: 'number' } : known
  const first = left ? bracketed(left.said, times && isSum(a)) : literalOf(a, beside)
  const second = right ? bracketed(right.said, (times || sign === '-') && isSum(b)) : literalOf(b, beside)
  if (!first || !second) return null
  const shown = (language: 'zh' | 'en') => `${first[language]} ${signs[sign]} ${second[language]}`
  return { said: { zh: shown('zh'), en: shown('en') }, of: measureOf(known.of, times, Boolean(left && right), sign) }
}

function measureOf(of: Measure, times: boolean, both: boolean, sign: string): Measure {
  if (times && both) return sign === '/' ? 'share' : 'number'
  return of === 'share' && !times ? 'points' : of
}

function isSum(node: ASTNode): boolean {
  return node.op === '+' || node.op === '-'
}

function bracketed(part: Said, needed: boolean): Said {
  return needed ? say(said.bracket, part) : part
}

function wordFrom(entries: readonly { id: string; zh: string; en: string }[] | undefined): (value: string) => Said {
  return (value) => entries?.find((entry) => entry.id === value) ?? same(value)
}

function claimWord(book: Playbook): (value: string) => Said {
  const claims: Record<string, Said | undefined> = book.claims
  return (value) => claims[value] ?? same(value)
}
