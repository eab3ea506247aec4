import { type Document, isCollection, isPair, LineCounter, type Node, parseDocument } from 'yaml'
import { z } from 'zod'
import { type Playbook, playbookSchema } from '../schema/model.ts'
import { faultMark } from '../schema/parts/model.ts'
import { crossFaults, type Path } from './references/model.ts'

/** One fault of a playbook's text, with where it stands (lines and columns from 1) and why, in both languages. */
export interface Fault {
  line: number
  column: number
  path: string
  message_zh: string
  message_en: string
}

export type Loaded = { ok: true; playbook: Playbook } | { ok: false; faults: Fault[] }

/** Reads a playbook's YAML: a playbook that holds together, or every fault that was found. */
export function loadPlaybook(text: string): Loaded {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const place = placeIn(document, lines)
  if (document.errors.length > 0) return refused(document.errors.map((error) => syntaxFault(error, lines)))
  const plain = plainOf(document)
  const parsed = playbookSchema.safeParse(plain)
  if (!parsed.success) return refused(schemaFaults(plain, parsed.error, place))
  const faults = crossFaults(parsed.data).map((fault) => ({ ...place(fault.path), ...fault.message }))
  return faults.length > 0 ? refused(faults) : { ok: true, playbook: parsed.data }
}

function refused(faults: Fault[]): Loaded {
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) }
}

function plainOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch {
    return undefined
  }
}

type Place = (path: Path) => Pick<Fault, 'line' | 'column' | 'path'>

/** Where a path stands: its own line, else the line of the nearest part above it that is written. */
function placeIn(document: Document, lines: LineCounter): Place {
  return (path) => {
    const { line, col } = lines.linePos(offsetOf(document, path))
    return { line, column: col, path: path.join('.') }
  }
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const key = keyNode(document, path.slice(0, length))
    const node = key ?? (document.getIn(path.slice(0, length), true) as Node | undefined)
    if (node?.range) return node.range[0]
  }
  return document.contents?.range?.[0] ?? 0
}

/** The key `when:` rather than its value, which may begin lines later. */
function keyNode(document: Document, path: Path): Node | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  if (!isCollection(parent)) return undefined
  const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(path.at(-1)))
  return isPair(pair) ? (pair.key as Node) : undefined
}

function syntaxFault(error: { code: string; message: string; pos: [number, number] }, lines: LineCounter): Fault {
  const { line, col } = lines.linePos(error.pos[0])
  const reason = error.message.split(' at line ')[0]!
  return { line, column: col, path: '', message_zh: `YAML 语法错误：${reason}`, message_en: `YAML syntax: ${reason}` }
}

const zh = z.locales.zhCN().localeError

function schemaFaults(plain: unknown, error: z.ZodError, place: Place): Fault[] {
  const inChinese = playbookSchema.safeParse(plain, { error: zh }).error?.issues ?? []
  return error.issues.map((issue, at) => {
    const [message_zh, message_en] = issue.message.includes(faultMark)
      ? (issue.message.split(faultMark) as [string, string])
      : [inChinese[at]?.message ?? issue.message, issue.message]
    return { ...place(pathOf(issue)), message_zh, message_en }
  })
}

/** A key too many is shown where it stands, not where its object begins. */
function pathOf(issue: z.core.$ZodIssue): Path {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  return issue.code === 'unrecognized_keys' ? [...path, issue.keys[0]!] : path
}
