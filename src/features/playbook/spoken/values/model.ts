import { roleNames } from '#features/places/text.ts'
import { allFields, labelOf } from '../../document/model.ts'
import type { Playbook } from '../../schema/model.ts'
import type { Need, Said } from '../../schema/parts/model.ts'
import { formulaSaid, ruleSaid } from '../model.ts'
import { same, say } from '../terms/model.ts'
import { parts, together, values } from './text.ts'

/** A value, and the playbook whose words it uses. */
export interface Of {
  book: Playbook
  value: unknown
}

export type Parts = Record<string, unknown>

export function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isSaid(value)
}

/** Nothing but words in both languages. */
function isSaid(value: object): value is Said {
  return Object.keys(value).sort().join() === 'en,zh'
}

/** An item of a list: a need by what it asks for, an exclusion by its reason, anything else by its name. */
export function itemSaid(book: Playbook, item: Parts): Said {
  if (isSaidPart(item.because)) return say(together.because, subject(book, item as Need), item.because)
  if (typeof item.zh === 'string' && typeof item.en === 'string') return { zh: item.zh, en: item.en }
  const told = Object.entries(item).map(([key, value]) => [partName(key), valueSaid(key, { book, value })] as const)
  const join = (language: 'zh' | 'en') => told.map(([name, value]) => `${name[language]} ${value[language]}`).join(' ')
  return { zh: join('zh'), en: join('en') }
}

function isSaidPart(value: unknown): value is Said {
  return typeof value === 'object' && value !== null && isSaid(value)
}

/** What a need asks for, and under which condition. */
function subject(book: Playbook, need: Partial<Need>): Said {
  const { when } = need
  const what = needSaid(book, need)
  if (!when) return what
  return what.zh ? say(together.needed_when, what, condition(book, when)) : condition(book, when)
}

/** What a need asks for, whatever its condition. */
export function needSaid(book: Playbook, { label, field, evidence, rule }: Partial<Need>): Said {
  if (label) return label
  return field ? labelOf(book, field) : rule ? condition(book, rule) : evidenceSaid(book, evidence)
}

function condition(book: Playbook, source: string): Said {
  return ruleSaid(book, source) ?? same(source)
}

function evidenceSaid(book: Playbook, kinds: string | string[] | undefined): Said {
  const words = (kinds === undefined ? [] : [kinds].flat()).map(
    (kind) => book.dictionaries.evidence?.find(({ id }) => id === kind) ?? same(kind),
  )
  return { zh: words.map(({ zh }) => zh).join('/'), en: words.map(({ en }) => en).join(' / ') }
}

/** What a part of the playbook is called; its own name where it has no other. */
export function partName(key: string): Said {
  return key in parts ? say(parts[key as keyof typeof parts]) : same(key)
}

/** A value as people say it, by the part that it stands under; a dash where there is none. */
export function valueSaid(key: string, { book, value }: Of): Said {
  if (value === undefined) return same('—')
  if (isSaidPart(value)) return value
  if (Array.isArray(value)) return all(value.map((one: unknown) => valueSaid(key, { book, value: one })))
  if (isParts(value)) return itemSaid(book, value)
  const text = String(value)
  if (key === 'when') return condition(book, text)
  if (key === 'metric' || key === 'min' || key === 'max') return formulaSaid(book, text) ?? same(text)
  return wordOf(key, text, book)
}

function all(words: Said[]): Said {
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') }
}

type Entries = readonly { id: string; zh: string; en: string }[]

/** Where the words for the ids of a part are found. */
const entriesOf: Record<string, (book: Playbook) => Entries> = {
  moves: (book) => book.stages,
  stages: (book) => book.stages,
  ends_at: (book) => book.stages,
  from_stage: (book) => book.stages,
  statuses: (book) => book.statuses,
  exclude: (book) => book.counting,
  claim: claimEntries,
  claims: claimEntries,
  submit: roleEntries,
  arbiters: roleEntries,
  deciders: roleEntries,
}

const wordKeys = ['review', 'light', 'count', 'amount', 'voucher', 'by']

/** Stages, roles and the few words that a playbook is written with, as people say them. */
function wordOf(key: string, text: string, book: Playbook): Said {
  const entry = entriesOf[key]?.(book).find(({ id }) => id === text)
  if (entry) return { zh: entry.zh, en: entry.en }
  return wordKeys.includes(key) && text in values ? say(values[text as 'unit']) : same(text)
}

/** A dictionary goes by the field that chooses from it, or by the status that asks for one of its reasons. */
export function dictionaryName(book: Playbook, id: string): Said {
  if (id === 'evidence') return say(together.evidence)
  const status = book.statuses.find(({ reasons }) => reasons === id)
  if (status) return say(together.reasons, status)
  const field = allFields(book).find(({ dictionary }) => dictionary === id)
  return field ? { zh: field.zh, en: field.en } : same(id)
}

function claimEntries(book: Playbook): Entries {
  return Object.entries(book.claims).map(([id, { zh, en }]) => ({ id, zh, en }))
}

function roleEntries(book: Playbook): Entries {
  return Object.entries(roleNames).map(([id, words]) => ({ id, ...(book.roles[id as 'officer'] ?? say(words)) }))
}
