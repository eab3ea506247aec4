import { createHash } from 'node:crypto'

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
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ','}${canonical(item)}`
    return `[${text}]`
  }
  for (const key of Object.keys(value).sort()) text += `${text && ','}${JSON.stringify(key)}:${canonical(value[key]!)}`
  return `{${text}}`
}

/** SHA-256 over the event and the hash of the one before it ('' for the first), in hex. */
export function eventHash(event: Omit<LedgerEvent, 'hash'>, before: string): string {
  const { tenant_id, stream_id, seq, kind, actor_id, at, changes, note } = event
  const text = canonical([before, tenant_id, stream_id, seq, kind, actor_id, at, changes as Json, note])
  return createHash('sha256').update(text).digest('hex')
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
