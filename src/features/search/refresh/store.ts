import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'

export interface Refresh {
  tenant_id: string
  kind: string
  after_id: string | null
  done: number
}

/** What is not yet done, whatever the tenant. */
export async function unfinished(db: Db): Promise<Refresh[]> {
  const { rows } = await sql<Refresh>`
    select tenant_id, kind, after_id, done from search_refresh where finished_at is null order by tenant_id, kind`.execute(
    db,
  )
  return rows
}

/** Locks one walk; undefined where another server has finished it. */
export async function holdRefresh(tx: Tx, { tenant_id, kind }: Refresh): Promise<Refresh | undefined> {
  const { rows } = await sql<Refresh>`
    select tenant_id, kind, after_id, done from search_refresh
    where tenant_id = ${tenant_id} and kind = ${kind} and finished_at is null for update`.execute(tx)
  return rows[0]
}

export async function keepRefresh(tx: Tx, { tenant_id, kind, after_id, done }: Refresh): Promise<void> {
  await sql`
    update search_refresh set after_id = ${after_id}, done = ${done}
    where tenant_id = ${tenant_id} and kind = ${kind}`.execute(tx)
}

export async function finishRefresh(tx: Tx, { tenant_id, kind }: Refresh, now: Date): Promise<void> {
  await sql`
    update search_refresh set after_id = null, finished_at = ${now}
    where tenant_id = ${tenant_id} and kind = ${kind}`.execute(tx)
}
