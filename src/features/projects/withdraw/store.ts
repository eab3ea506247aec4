import { sql } from 'kysely'
import type { Tx } from '#platform/db/open.ts'
import type { Changes } from '#platform/ledger/model.ts'

/** What hangs on a project without being built on it; first what refers to another of them. */
const hangingOn = ['notice', 'project_investor', 'project_member', 'project_key', 'project_stage'] as const

/** Takes the projects and what hangs on them out of the tables. What was built on one of them keeps it there: the database refuses. */
export async function deleteProjects(tx: Tx, tenantId: string, ids: string[]): Promise<void> {
  await sql`
    delete from delivery d using notice n
    where d.tenant_id = ${tenantId} and n.tenant_id = d.tenant_id and n.id = d.notice_id
      and n.project_id = any(${ids}::uuid[])`.execute(tx)
  for (const table of hangingOn)
    await sql`delete from ${sql.table(table)} where tenant_id = ${tenantId} and project_id = any(${ids}::uuid[])`.execute(
      tx,
    )
  await sql`delete from project where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(tx)
}

/** Changes of the events after a version of each project, oldest first. */
export async function changesSince(
  tx: Tx,
  tenantId: string,
  since: { id: string; version: number }[],
): Promise<Map<string, Changes[]>> {
  const { rows } = await sql<{ id: string; changes: Changes }>`
    select e.stream_id as id, e.changes
    from unnest(${since.map(({ id }) => id)}::uuid[], ${since.map(({ version }) => version)}::int[]) s (id, version)
    join event e on e.tenant_id = ${tenantId} and e.stream_id = s.id and e.seq > s.version
    order by e.stream_id, e.seq`.execute(tx)
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, list]) => [id, list.map(({ changes }) => changes)]))
}
