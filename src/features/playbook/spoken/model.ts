import { type ASTNode, parse } from '@marcbachmann/cel-js'
import type { Playbook } from '../schema/model.ts'
import type { Said } from '../schema/parts/model.ts'
import { beginnings } from './beginnings/model.ts'
import { literalOf, numberSaid, pathOf, same, say, type Term, termOf } from './terms/model.ts'
import { how, names, said, when } from './text.ts'

/** A condition of the playbook in people's words; null where it is of a shape that has none, and its code must do. */
export function ruleSaid(book: Playbook, source: string): Said | null {
  const node = parsed(source)
  return node && condition(book, node, true)
}

/** A formula of a score in people's words; null likewise. */
export function formulaSaid(book: Playbook, source: string): Said | null {
  const node = parsed(source)
  return (node && termOf(book, node)?.said) ?? null
}

/** A bare number read by what it is compared with: 0.8 of a share is 80%. */
export function thresholdSaid(book: Playbook, source: string, number: number): Said {
  const node = parsed(source)
  return numberSaid(String(number), (node && termOf(book, node)?.of) ?? 'number')
}

function parsed(source: string): ASTNode | null {
  try {
    return parse(source).ast
  } catch {
    return null
  }
}

/** What the condition says, or what its opposite does. */
function condition(book: Playbook, node: ASTNode, holds: boolean): Said | null {
  switch (node.op) {
    case '!_':
      return condition(book, node.args, !holds)
    case '&&':
    case '||':
      return joined(book, node, holds)
    case '==':
    case '!=':
    case '>':
    case '>=':
    case '<':
    case '<=':
      return compared(book, node.op, node.args, holds)
    case 'in':
      return belongs(book, node.args, holds)
    case 'rcall':
      return spelt(book, node.args, holds)
    case 'call':
      return node.args[0] === 'has' ? present(book, node.args[1][0], holds) : null
    default:
      return yes(book, node, holds)
  }
}

/** Not (a and b) is not a, or not b. A part that asks whether a fact is there goes unsaid where another part asks for the fact. */
function joined(book: Playbook, node: ASTNode & { op: '&&' | '||' }, holds: boolean): Said | null {
  const parts = flat(node, node.op)
  const others = parts.filter((part) => !guarded(part))
  const told = parts.filter((part) => {
    const path = guarded(part)
    return !path || node.op === '||' || !others.some((other) => asks(other, path) && (holds || !isMeasured(other)))
  })
  const words = told.map((part) => bracketed(condition(book, part, holds), told.length > 1))
  if (!words.every((word) => word !== null)) return null
  const link = say((node.op === '&&') === holds ? names.and : names.or)
  const join = (language: 'zh' | 'en') => words.map((word) => word[language]).join(link[language])
  return { zh: join('zh'), en: join('en') }
}

function flat(node: ASTNode, op: '&&' | '||'): ASTNode[] {
  return node.op === op ? (node.args as ASTNode[]).flatMap((part) => flat(part, op)) : [node]
}

/** The path in `has(path)`. */
function guarded(node: ASTNode): string | null {
  if (node.op !== 'call' || node.args[0] !== 'has') return null
  const path = node.args[1][0] && pathOf(node.args[1][0])
  return path ? path.join('.') : null
}

function asks(node: unknown, path: string): boolean {
  if (Array.isArray(node)) return node.some((part) => asks(part, path))
  if (typeof node !== 'object' || node === null || !('op' in node)) return false
  return pathOf(node as ASTNode)?.join('.') === path || asks((node as ASTNode).args, path)
}

/** “Not more than 5” leaves open what “is not yes” includes: that nothing is known. */
function isMeasured(node: ASTNode): boolean {
  return ['>', '>=', '<', '<='].includes(node.op)
}

/** A part that itself joins others stands in brackets among others. */
function bracketed(part: Said | null, among: boolean): Said | null {
  const joins = part && [names.and, names.or].some(([zh]) => part.zh.includes(zh))
  return among && joins ? say(said.bracket, part) : part
}

function present(book: Playbook, node: ASTNode | undefined, holds: boolean): Said | null {
  const term = node && termOf(book, node)
  return term ? say(holds ? said.filled : said.blank, term.said) : null
}

function yes(book: Playbook, node: ASTNode, holds: boolean): Said | null {
  const term = termOf(book, node)
  return term?.of === 'yesno' ? say(holds ? said.yes : said.not_yes, term.said) : null
}

type Sign = keyof typeof how
const opposite: Record<Sign, Sign> = { '==': '!=', '!=': '==', '>': '<=', '<=': '>', '<': '>=', '>=': '<' }
const turned: Record<Sign, Sign> = { '==': '==', '!=': '!=', '>': '<', '<': '>', '>=': '<=', '<=': '>=' }

function compared(book: Playbook, sign: Sign, [a, b]: [ASTNode, ASTNode], holds: boolean): Said | null {
  const [left, right] = [termOf(book, a), termOf(book, b)]
  const means = holds ? sign : opposite[sign]
  if (left) return comparison(left, means, right?.said ?? literalOf(b, left), b)
  return right && comparison(right, turned[means], literalOf(a, right), a)
}

function comparison(left: Term, sign: Sign, right: Said | null, node: ASTNode): Said | null {
  if (left.of === 'yesno' && node.op === 'value' && typeof node.args === 'boolean')
    return say((node.args === true) === (sign === '==') ? said.yes : said.not_yes, left.said)
  if (!right) return null
  const words = left.of === 'date' ? when[sign] : how[sign]
  return atTheEnd(left, sign, node) ?? say(said.compared, left.said, say(words), right)
}

/** A time that has run out is not said as “less than 0 days left”, nor one that began as “more than 0 days ago”. */
function atTheEnd({ due, date }: Term, sign: Sign, node: ASTNode): Said | null {
  const number = node.op === '-_' ? -Number(node.args.args) : node.op === 'value' ? Number(node.args) : Number.NaN
  if (date) return sign === '>' && number === 0 ? say(said.past, date) : null
  if (!due || number > 0) return null
  if (sign === '<' && number === 0) return say(said.over, due)
  if (sign === '<=' && number === 0) return say(said.over_or_today, due)
  return sign === '<' && number < 0 ? say(said.over_by, due, say(said.days, same(String(-number)))) : null
}

/** One of a list that the rule names, or one of what the project has. */
function belongs(book: Playbook, [one, list]: [ASTNode, ASTNode], holds: boolean): Said | null {
  if (list.op === 'list') {
    const term = termOf(book, one)
    const words = term && list.args.map((entry) => literalOf(entry, term))
    if (!words?.every((word) => word !== null)) return null
    return say(holds ? said.among : said.not_among, term!.said, listed(words))
  }
  const has = termOf(book, list)
  const word = has && literalOf(one, has)
  if (!word) return null
  if (has.of === 'evidence') return say(holds ? said.shown : said.not_shown, word)
  if (has.of === 'approved') return say(holds ? said.approved : said.not_approved, word)
  return has.of === 'tags' ? say(holds ? said.holds : said.holds_not, has.said, word) : null
}

const spellings: Record<string, [keyof typeof said, keyof typeof said]> = {
  startsWith: ['begins', 'begins_not'],
  endsWith: ['ends', 'ends_not'],
  contains: ['holds', 'holds_not'],
  matches: ['begins', 'begins_not'],
}

/** What a text looks like: how it begins, ends, what it holds. Of patterns, those that list beginnings. */
function spelt(book: Playbook, [name, on, args]: [string, ASTNode, ASTNode[]], holds: boolean): Said | null {
  const words = spellings[name]
  const term = termOf(book, on)
  const pattern = args[0]?.op === 'value' && typeof args[0].args === 'string' ? args[0].args : null
  if (!words || !term || pattern === null) return null
  const wanted = name === 'matches' ? beginnings(pattern) : [pattern]
  return wanted && say(said[words[holds ? 0 : 1]] as typeof said.begins, term.said, listed(wanted.map(same)))
}

/** a, b or c. */
function listed(words: Said[]): Said {
  const join = (language: 'zh' | 'en') => {
    const all = words.map((word) => word[language])
    const [comma, last] = [say(names.comma)[language], say(names.last)[language]]
    return [all.slice(0, -1).join(comma), all.at(-1)].filter(Boolean).join(last)
  }
  return { zh: join('zh'), en: join('en') }
}
