import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import { together } from '#platform/db/together.ts'
import type { Project } from '../model.ts'
import { type ProjectRows, projectLists, projectsOf } from '../store.ts'

export interface TimelineRow {
  stream_id: string
  seq: number
  kind: string
  actor_id: string | null
  actor_name: string | null
  at: string
  changes: Record<string, [unknown, unknown]>
  note: string | null
  milestone: string | null
  claim_kind: string | null
}

export interface Place {
  at: string
  stream_id: string
  seq: number
}

/** A project and a page of its events, of those merged into it and of its claims, the latest first. */
export async function projectTold(
  db: Db,
  tenantId: string,
  projectId: string,
  after: Place | null,
  limit: number,
): Promise<{ project: Project | undefined; events: TimelineRow[] }> {
  const lists = { ...projectLists(tenantId, [projectId]), events: eventsOf(tenantId, projectId, after, limit) }
  const rows = await together<ProjectRows & { events: TimelineRow }>(db, lists)
  const events = rows.events.map((row) => ({ ...row, at: new Date(row.at).toISOString() }))
  return { project: projectsOf([projectId], rows)[0], events }
}

function eventsOf(tenantId: string, projectId: string, after: Place | null, limit: number): RawBuilder<TimelineRow> {
  const from = after
    ? sql`and (e.at, e.stream_id, e.seq) < (${after.at}::timestamptz, ${after.stream_id}::uuid, ${after.seq}::int)`
    : sql``
  return sql<TimelineRow>`
    with recursive own as (
      select ${projectId}::uuid as id
      union
      select g.lost_id from own
      join merge g on g.tenant_id = ${tenantId} and g.kept_id = own.id and g.undone_at is null
    )
    select e.stream_id, e.seq, e.kind, e.actor_id, m.name as actor_name, e.at, e.changes, e.note, c.milestone,
      c.kind as claim_kind
    from (
      select id from own
      union all select id from claim where tenant_id = ${tenantId} and project_id = ${projectId}
      union all select id from relocation where tenant_id = ${tenantId} and project_id = ${projectId}
    ) s
    join event e on e.tenant_id = ${tenantId} and e.stream_id = s.id
    left join member m on m.tenant_id = e.tenant_id and m.id = e.actor_id
    left join claim c on c.tenant_id = e.tenant_id and c.id = e.stream_id
    where true ${from}
    order by e.at desc, e.stream_id desc, e.seq desc limit ${limit}`
}
