import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'
import type { Tx } from '../db/open.ts'
import { Problem } from '../problem.ts'
import { text } from './text.ts'

/** A request that must be done at most once: whose, under which key, what it asks (as a hash), and which attempt at it this is. */
export interface Attempt {
  tenant_id: string
  member_id: string
  key: string
  asked: string
  attempt: string
  now: Date
}

const attempts = new AsyncLocalStorage<Attempt>()

/** Runs the work of an attempt; every transaction in it that records something claims the attempt's key. */
export function attempting<T>(attempt: Attempt, work: () => Promise<T>): Promise<T> {
  return attempts.run(attempt, work)
}

/**
 * Claims the key of the attempt that this transaction belongs to, if it belongs to one: the key is taken if, and only if, the
 * transaction commits. Of two attempts at the same time the second waits here for the first, and is then a `conflict` Problem
 * (`request.repeated`), which undoes all it did.
 */
export async function claimAttempt(tx: Tx): Promise<void> {
  const one = attempts.getStore()
  if (!one) return
  const { rows } = await sql`
    insert into answered (tenant_id, member_id, key, asked, attempt, at)
    values (${one.tenant_id}, ${one.member_id}, ${one.key}, ${one.asked}, ${one.attempt}, ${one.now})
    on conflict (tenant_id, member_id, key) do update set attempt = excluded.attempt
    where answered.attempt = excluded.attempt returning 1`.execute(tx)
  if (rows.length === 0) throw new Problem('conflict', 'request.repeated', text.repeated)
}
