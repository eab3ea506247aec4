import { canonical, eventHash, isWithdrawal, type Json, type LedgerEvent } from './model.ts'

export type FaultKind =
  | 'event_edited' // its content or its place does not give its hash
  | 'event_missing' // a gap in the numbers
  | 'events_missing_at_end' // the head has seen more events than there are
  | 'event_beyond_head' // an event that no write of ours appended
  | 'stream_missing' // events without a head
  | 'head_edited' // the head's hash is not its last event's
  | 'record_missing' // a stream whose record is gone
  | 'record_withdrawn' // a record that its last event took back, and that is there
  | 'record_without_stream' // a record that no event made
  | 'record_version' // the record's version is not its stream's
  | 'record_edited' // a field of the record is not what the ledger says it became
  | 'sum_wrong' // what is computed from records is not what they come to

export interface LedgerFault {
  fault: FaultKind
  tenant_id: string
  stream_id?: string
  /** Which sum, where it belongs to no stream. */
  key?: string
  seq?: number
  field?: string
  table?: string
}

/** The head of a stream. */
export interface Stream {
  tenant_id: string
  id: string
  kind: string
  seq: number
  hash: string
}

export type Row = Record<string, unknown> & { tenant_id: string; id: string; version: number }

/** More of them are not told. */
export const mostFaults = 1_000

export type Found = (fault: LedgerFault) => void

/** What the events of a stream come to. */
interface State {
  fields: Record<string, Json>
  withdrawn: boolean
}

/** Answers what the events of a stream come to. */
export function checkChain(head: Stream, events: LedgerEvent[], found: Found): State {
  const at = { tenant_id: head.tenant_id, stream_id: head.id }
  const fields: Record<string, Json> = {}
  let withdrawn = false
  let before = ''
  let expected = 1
  for (const event of events) {
    if (event.seq > head.seq) {
      found({ fault: 'event_beyond_head', ...at, seq: event.seq })
      continue
    }
    for (; expected < event.seq; expected++) found({ fault: 'event_missing', ...at, seq: expected })
    const gap = expected !== event.seq || (event.seq > 1 && before === '')
    if (!gap && eventHash(event, before) !== event.hash) found({ fault: 'event_edited', ...at, seq: event.seq })
    for (const [field, [, after]] of Object.entries(event.changes)) fields[field] = after
    withdrawn = isWithdrawal(event.kind)
    before = event.hash
    expected = event.seq + 1
  }
  if (expected <= head.seq) found({ fault: 'events_missing_at_end', ...at, seq: expected })
  else if (before !== head.hash) found({ fault: 'head_edited', ...at, seq: head.seq })
  return { fields, withdrawn }
}

/** Compares the record of a stream with what its events come to. */
export function checkRecord(
  head: Stream,
  table: string,
  row: Row | undefined,
  { fields, withdrawn }: State,
  found: Found,
) {
  const at = { tenant_id: head.tenant_id, stream_id: head.id, table }
  if (withdrawn !== !row) return found({ fault: withdrawn ? 'record_withdrawn' : 'record_missing', ...at })
  if (!row) return
  if (row.version !== head.seq) found({ fault: 'record_version', ...at, seq: head.seq })
  for (const [field, value] of Object.entries(fields)) {
    if (field in row && !sameValue(row[field], value)) found({ fault: 'record_edited', ...at, field })
  }
}

/** Numbers are compared as numbers: the column keeps 3.50 where the event says 3.5. */
function sameValue(column: unknown, ledger: Json): boolean {
  if (column === ledger) return true
  const value = (column ?? null) as Json
  if (canonical(value) === canonical(ledger)) return true
  if (typeof value !== 'string' || (typeof ledger !== 'string' && typeof ledger !== 'number')) return false
  return isDecimal(value) && isDecimal(String(ledger)) && trimDecimal(value) === trimDecimal(String(ledger))
}

const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text)
const trimDecimal = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
