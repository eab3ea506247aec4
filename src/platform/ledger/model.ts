import { hash as digest } from 'node:crypto'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Field → what it was and what it became; a field that did not change is not there. */
export type Changes = Record<string, [before: Json, after: Json]>

export interface LedgerEvent {
  tenant_id: string
  stream_id: string
  seq: number
  kind: string
  actor_id: string | null
  at: string
  changes: Changes
  note: string | null
  hash: string
}

/** The text that is hashed: keys sorted at every depth, so that it survives a trip through jsonb. Millions of times in a row. */
export function canonical(value: Json): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let text = ''
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + canonical(value[i]!)
    return `[${text}]`
  }
  const keys = Object.keys(value)
  if (keys.length > 1) keys.sort()
  for (let i = 0; i < keys.length; i++) text += `${(i ? ',' : '') + quoted(keys[i]!)}:${canonical(value[keys[i]!]!)}`
  return `{${text}}`
}

const escaped = /["\\\p{Cc}\p{Cs}]/u

/** As JSON writes it; most texts hold nothing to be escaped. */
function quoted(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`
}

/** SHA-256 over the event and the hash of the one before it ('' for the first), in hex. */
export function eventHash({ changes, ...event }: Omit<LedgerEvent, 'hash'>, before: string): string {
  return hashOf(event, canonical(changes as Json), before)
}

/** The same from the canonical text of the changes. */
export function hashOf(event: Omit<LedgerEvent, 'hash' | 'changes'>, changes: string, before: string): string {
  const { tenant_id, stream_id, seq, kind, actor_id, at, note } = event
  const parts = [before, tenant_id, stream_id, seq, kind, actor_id, at].map(canonical)
  return digest('sha256', `[${parts.join(',')},${changes},${canonical(note)}]`)
}

/** What differs between two states of a record; undefined and null are the same nothing. */
export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const changes: Changes = {}
  for (const field of Object.keys(after)) {
    const was = plain(Object.hasOwn(before, field) ? before[field] : null)
    const is = plain(after[field])
    if (was !== is && canonical(was) !== canonical(is)) changes[field] = [was, is]
  }
  return changes
}

/** The state of a record after its events: what each field last became. */
export function replay(events: Pick<LedgerEvent, 'changes'>[]): Record<string, Json> {
  const state: Record<string, Json> = {}
  for (const { changes } of events) for (const [field, [, after]] of Object.entries(changes)) state[field] = after
  return state
}

/** Whether an event ends its record: the row is gone and the stream stays; only a merge that is taken back brings it back. */
export function isWithdrawal(kind: string): boolean {
  return kind.endsWith('.withdrawn')
}

function plain(value: unknown): Json {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value as Json
  return JSON.parse(JSON.stringify(value)) as Json
}
