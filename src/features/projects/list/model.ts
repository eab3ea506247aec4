import { coreFields } from '../fields/model.ts'

/**
 * What a list can be sorted by, each with an index behind it, and the way it is sorted unless said. Blanks come last, either way.
 * `falling` is an index that holds the highest first: equal values go by id as their index has them, so that it is only read along.
 * Nothing that is kept from those who know a code name only: an order would tell it.
 */
export const sorts = {
  updated_at: { type: 'timestamptz', direction: 'desc', nullable: false, falling: true },
  investment_cny: { type: 'numeric', direction: 'desc', nullable: true, falling: true },
  stage_entered_on: { type: 'date', direction: 'asc', nullable: false, falling: false },
  name: { type: 'text', direction: 'asc', nullable: false, falling: false },
  industry: { type: 'text', direction: 'asc', nullable: true, falling: false },
  first_contact_on: { type: 'date', direction: 'desc', nullable: true, falling: false },
  signed_on: { type: 'date', direction: 'desc', nullable: true, falling: false },
  planned_start_on: { type: 'date', direction: 'asc', nullable: true, falling: false },
  started_on: { type: 'date', direction: 'desc', nullable: true, falling: false },
  produced_on: { type: 'date', direction: 'desc', nullable: true, falling: false },
  next_step_on: { type: 'date', direction: 'asc', nullable: true, falling: false },
} as const
export type Sort = keyof typeof sorts
export type Direction = 'asc' | 'desc'

/** Date fields that a list can be narrowed by, as `signed_on_from` and `signed_on_to`. */
export const dateFields = ['came_on', ...coreFields.filter((field) => field.type === 'date').map((field) => field.id)]

/** Fields that a list can be asked to have empty. */
export const blankable = [
  'origin',
  'origin_place',
  'source',
  'construction',
  'industry',
  'signed_on',
  'status_reason',
] as const

const words = [
  'q',
  'unit',
  'holder',
  'industry',
  'status_reason',
  'passed',
  'tag',
  'investment_min',
  'investment_max',
] as const
const lists = ['stage', 'status', 'light', 'origin', 'origin_place', 'source', 'construction', 'reached'] as const
const flags = ['mine', 'confidential', 'relocated'] as const
const ranges = dateFields.flatMap((field) => [`${field}_from`, `${field}_to`])

/** What `filterOf` reads; fields of the playbook come as `f.<id>` beside these. */
export const filterNames: readonly string[] = [...words, ...lists, 'blank', ...flags, ...ranges]

export function isFilter(name: string): boolean {
  return name.startsWith('f.') || filterNames.includes(name)
}

/** What a list is narrowed to; what is not given does not narrow. */
export interface Filter {
  q?: string
  stage?: string[]
  status?: string[]
  light?: string[]
  origin?: string[]
  origin_place?: string[]
  source?: string[]
  construction?: string[]
  /** Owning unit, with the units below it. */
  unit?: string
  /** Owning unit alone. */
  holder?: string
  /** Fields that must be empty. */
  blank?: string[]
  /** A section (C), division (35, C35) or deeper code of GB/T 4754. */
  industry?: string
  /** Why it was paused, lost or withdrawn. */
  status_reason?: string
  /** Stages of which it stands, or has stood, in one. */
  reached?: string[]
  /** A stage that it has left, even if it came back. */
  passed?: string
  tag?: string
  mine?: boolean
  confidential?: boolean
  relocated?: boolean
  /** Yuan. */
  investment_min?: string
  investment_max?: string
  dates: { field: string; from?: string; to?: string }[]
  /** Playbook fields, by equality. */
  custom: [field: string, value: string][]
}

/** Whether two members who reach the same units may find other projects by it: it asks for what is kept from some, or for one's own. */
export function isPersonal({ q, tag, mine, blank, status_reason, custom }: Filter): boolean {
  return Boolean(q || tag || mine || blank || status_reason) || custom.length > 0
}

type Query = Record<string, unknown>

/** The filter that a query states: lists are comma separated or repeated, playbook fields are `f.<id>`. */
export function filterOf(query: Query): Filter {
  const text = (key: string) =>
    typeof query[key] === 'string' && query[key] !== '' ? (query[key] as string) : undefined
  const flag = (key: string) => (text(key) === undefined ? undefined : text(key) === 'true')
  return {
    ...each(words, text),
    ...each(lists, (key) => listOf(query[key])),
    ...each(flags, flag),
    blank: listOf(query.blank)?.filter((id) => (blankable as readonly string[]).includes(id)),
    dates: dateFields.flatMap((field) => {
      const [from, to] = [text(`${field}_from`), text(`${field}_to`)]
      return from || to ? [{ field, from, to }] : []
    }),
    custom: Object.keys(query)
      .filter((key) => key.startsWith('f.') && text(key) !== undefined)
      .map((key) => [key.slice(2), text(key)!]),
  }
}

/** Whether the pipeline's sums answer for the filter: they know holder, stage, status and light, and nothing else. */
export function isOfPipeline({
  unit: _u,
  stage: _s,
  status: _t,
  light: _l,
  dates,
  custom,
  ...others
}: Filter): boolean {
  return dates.length + custom.length === 0 && Object.values(others).every((value) => value === undefined)
}

function each<K extends string, V>(keys: readonly K[], read: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, read(key)])) as Record<K, V>
}

function listOf(value: unknown): string[] | undefined {
  const parts = [value ?? []].flat().flatMap((part) => String(part).split(','))
  const given = parts.map((part) => part.trim()).filter((part) => part !== '')
  return given.length > 0 ? given : undefined
}

/** Where a page ended: the value that it is sorted by and the id; opaque outside. */
export interface Cursor {
  value: string | null
  id: string
}

export function writeCursor({ value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

/** Null for a cursor that we did not write. */
export function readCursor(text: string): Cursor | null {
  try {
    const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString())
    return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) && (value === null || typeof value === 'string')
      ? { value, id }
      : null
  } catch {
    return null
  }
}
