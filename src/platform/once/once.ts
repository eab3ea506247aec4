import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Me } from '../context.ts'
import type { Db } from '../db/open.ts'
import { newId } from '../id.ts'
import { Problem } from '../problem.ts'
import { type Attempt, attempting } from './claim.ts'
import { text } from './text.ts'

const keptMs = 86_400_000
const patienceMs = 5_000
/** In place of an answer that is shown only once. */
const notKept = ''

/** What is asked, as far as it tells two requests apart. */
export function askedOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/**
 * Does what a member asks under an Idempotency-Key at most once in a day, over all servers of a database, whatever dies on the way:
 * the key is claimed in the transaction that writes. Asked again it gives the answer of the first time; where that is not kept (its
 * server died before it could, or it held a secret: `keep` false) a `conflict` Problem says that it was done. Another question
 * under the same key is an `invalid` Problem. What is refused writes nothing, keeps nothing, and may be tried again.
 */
export async function once(
  db: Db,
  { me, keep, ...asking }: { me: Me; key: string; asked: string; now: Date; keep: boolean },
  work: () => Promise<Response>,
): Promise<Response> {
  if (!/^[\x21-\x7e]{8,200}$/.test(asking.key)) throw new Problem('malformed', 'request.key_form', text.key_form)
  const attempt = { ...asking, tenant_id: me.tenant_id, member_id: me.member_id, attempt: newId() }
  const before = await answerOf(db, attempt)
  if (before) return before
  try {
    const response = await attempting(attempt, work)
    const answer = keep && response.headers.get('content-type') === 'application/json'
    // It is done; where its answer cannot be kept, the key says at least that.
    if (response.ok) await remember(db, attempt, answer ? await response.clone().text() : notKept).catch(() => {})
    return response
  } catch (error) {
    const first = isRepeated(error) && (await answerOf(db, attempt))
    if (first) return first
    throw error
  }
}

/** Forgets what was kept long enough, for everybody. */
export async function sweepAnswered(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('answered').where('at', '<', dayBefore(now).toISOString()).execute()
}

/** The answer of the first time; waits a moment for one that is on its way. */
async function answerOf(db: Db, attempt: Attempt): Promise<Response | undefined> {
  for (let waited = 0; ; waited += 100) {
    const found = await lookUp(db, attempt)
    if (!found) return
    if (found.asked !== attempt.asked) throw new Problem('invalid', 'request.key_used', text.key_used)
    if (found.answer) return Response.json(JSON.parse(found.answer), { headers: { 'idempotent-replayed': 'true' } })
    if (found.answer === notKept || waited >= patienceMs)
      throw new Problem('conflict', 'request.done_before', text.done_before)
    await pause(100)
  }
}

async function lookUp(db: Db, { tenant_id, member_id, key, now }: Attempt) {
  const mine = sql`tenant_id = ${tenant_id} and member_id = ${member_id} and key = ${key}`
  const { rows } = await sql<{ asked: string; answer: string | null }>`
    with old as (delete from answered where ${mine} and at < ${dayBefore(now)})
    select asked, answer from answered where ${mine} and at >= ${dayBefore(now)}`.execute(db)
  return rows[0]
}

async function remember(db: Db, attempt: Attempt, answer: string): Promise<void> {
  const { now: at, ...row } = attempt
  await db
    .insertInto('answered')
    .values({ ...row, at, answer })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'member_id', 'key']).doUpdateSet({ answer }))
    .execute()
}

function isRepeated(error: unknown): boolean {
  return error instanceof Problem && error.code === 'request.repeated'
}

function dayBefore(now: Date): Date {
  return new Date(now.getTime() - keptMs)
}
