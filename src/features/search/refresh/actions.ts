import { refreshEnterpriseSearch } from '#features/enterprises/find/actions.ts'
import { refreshPageOfKeys } from '#features/enterprises/match/actions.ts'
import { refreshMemberSearch } from '#features/places/find/actions.ts'
import { refreshClaimSearch } from '#features/projects/claims/find/actions.ts'
import { refreshProjectSearch } from '#features/projects/find/actions.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Refreshed } from '#platform/search/refresh.ts'
import { finishRefresh, holdRefresh, keepRefresh, type Refresh, unfinished } from './store.ts'

type Walk = (tx: Tx, tenantId: string, after: string | null) => Promise<Refreshed>

const walks: Record<string, Walk> = {
  member: refreshMemberSearch,
  project: refreshProjectSearch,
  claim: refreshClaimSearch,
  enterprise: refreshEnterpriseSearch,
  enterprise_key: refreshPageOfKeys,
}

/**
 * Makes the tokens of every row of the tables that a migration named anew, page by page, each page with its place in one transaction: a crash
 * or a stop goes on where it was. Search answers meanwhile, by sound and by code only what is done. Answers how many rows it read;
 * `told` hears how far each kind is.
 */
export async function refreshSearch(
  db: Db,
  now: () => Date,
  { signal, told }: { signal?: AbortSignal; told?: (kind: string, done: number) => void } = {},
): Promise<number> {
  let rows = 0
  for (const walk of await unfinished(db)) {
    let left = true
    while (left) {
      signal?.throwIfAborted()
      const page = await db.transaction().execute((tx) => refreshPage(tx, walk, now()))
      rows += page?.rows ?? 0
      left = page !== undefined && page.rows > 0
      if (page && left) told?.(walk.kind, page.done)
    }
  }
  return rows
}

async function refreshPage(tx: Tx, walk: Refresh, now: Date): Promise<{ rows: number; done: number } | undefined> {
  const held = await holdRefresh(tx, walk)
  if (!held) return undefined
  const { last, rows } = await walks[held.kind]!(tx, held.tenant_id, held.after_id)
  const done = held.done + rows
  if (last === null) await finishRefresh(tx, held, now)
  else await keepRefresh(tx, { ...held, after_id: last, done })
  return { rows, done }
}
