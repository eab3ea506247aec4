import { type Author, type Entry, type Head, nextEvent } from './record.ts'

/** Rows of the tables `stream` and `event`. */
export interface History {
  stream: Record<string, unknown>[]
  event: Record<string, unknown>[]
}

/** A whole stream from its first event to its head, for a bulk load that writes records with all of their past at once. */
export function historyOf(author: Author, id: string, past: Omit<Entry, 'stream' | 'seen'>[]): History {
  let head: Head = { seq: 0, hash: '' }
  const event = past.map((entry) => {
    const next = nextEvent(author, { ...entry, stream: id, seen: head.seq }, head)
    head = { seq: next.seq, hash: next.hash }
    return { ...next }
  })
  const kind = past[0]!.kind.split('.')[0]!
  return { stream: [{ tenant_id: author.tenant_id, id, kind, ...head }], event }
}
