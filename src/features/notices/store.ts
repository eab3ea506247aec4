import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import type { NewNotice } from './model.ts'

/**
 * Writes what is not yet there, and with it the messages that active channels shall carry: to each member's own address, or once
 * for all to a group. Answers how many notices are new. Rows go in the order of their keys, so that two sweeps never wait in a ring.
 */
export async function insertNotices(tx: Tx, tenantId: string, notices: NewNotice[]): Promise<number> {
  const sorted = [...notices].sort((a, b) => (a.key + a.member_id < b.key + b.member_id ? -1 : 1))
  const column = (read: (notice: NewNotice) => unknown) => sorted.map(read)
  const { rows } = await sql<{ n: number }>`
    with told as (
      insert into notice (tenant_id, id, member_id, key, kind, project_id, claim_id, data, created_at)
      select ${tenantId}::uuid, n.id, n.member_id, n.key, n.kind, n.project_id, n.claim_id, n.data, now()
      from unnest(${column(newId)}::uuid[], ${column((n) => n.member_id)}::uuid[], ${column((n) => n.key)}::text[],
        ${column((n) => n.kind)}::text[], ${column((n) => n.project_id ?? null)}::uuid[],
        ${column((n) => n.claim_id ?? null)}::uuid[], ${column((n) => JSON.stringify(n.data))}::jsonb[])
        as n (id, member_id, key, kind, project_id, claim_id, data)
      on conflict (tenant_id, member_id, key) do nothing
      returning tenant_id, id, member_id, key, kind
    ), queued as (
      insert into delivery (tenant_id, channel_id, about, notice_id, status, next_at)
      select t.tenant_id, c.id, case c.kind when 'smtp' then t.id::text else t.key end, t.id, 'waiting', now()
      from told t
      join channel c on c.tenant_id = t.tenant_id and c.disabled_at is null and (c.kinds = '{}' or t.kind = any(c.kinds))
      join member m on m.tenant_id = t.tenant_id and m.id = t.member_id
      where c.kind <> 'smtp' or m.email <> ''
      on conflict do nothing
    )
    select count(*) as n from told`.execute(tx)
  return rows[0]!.n
}

export interface Audience {
  id: string
  member_id: string
}

/**
 * Who is told about a project: its team; and where nobody on it carries the project, but at most stands by, the leads of the nearest
 * unit above that has any.
 */
export async function projectAudience(db: Db | Tx, tenantId: string, projectIds: string[]): Promise<Audience[]> {
  const { rows } = await sql<Audience>`
    with team as (
      select pm.project_id as id, pm.member_id, pm.duty from project_member pm
      join member m on m.tenant_id = pm.tenant_id and m.id = pm.member_id and m.disabled_at is null
      where pm.tenant_id = ${tenantId} and pm.project_id = any(${projectIds}::uuid[])
    ), leads as (
      select p.id, r.member_id, rank() over (partition by p.id order by above.depth desc) as nearness
      from project p
      join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
      cross join lateral unnest(string_to_array(u.path, '/')::uuid[]) with ordinality above (unit_id, depth)
      join member_role r on r.tenant_id = p.tenant_id and r.unit_id = above.unit_id and r.role = 'unit_lead'
      join member m on m.tenant_id = r.tenant_id and m.id = r.member_id and m.disabled_at is null
      where p.tenant_id = ${tenantId} and p.id = any(${projectIds}::uuid[])
        and not exists (select 1 from team where team.id = p.id and team.duty <> 'support')
    )
    select id, member_id from team union select id, member_id from leads where nearness = 1`.execute(db)
  return rows
}

/** Who may review a claim at a level: reviewers of the nearest unit above that has any, but never its author, nor the same person twice. */
export async function reviewAudience(
  db: Db | Tx,
  tenantId: string,
  role: 'unit_reviewer' | 'city_reviewer',
  claimIds: string[],
): Promise<Audience[]> {
  const { rows } = await sql<Audience>`
    with reviewers as (
      select c.id, r.member_id, rank() over (partition by c.id order by above.depth desc) as nearness
      from claim c
      join unit u on u.tenant_id = c.tenant_id and u.id = c.unit_id
      cross join lateral unnest(string_to_array(u.path, '/')::uuid[]) with ordinality above (unit_id, depth)
      join member_role r on r.tenant_id = c.tenant_id and r.unit_id = above.unit_id and r.role = ${role}
      join member m on m.tenant_id = r.tenant_id and m.id = r.member_id and m.disabled_at is null
      where c.tenant_id = ${tenantId} and c.id = any(${claimIds}::uuid[]) and r.member_id is distinct from c.submitted_by
        and (${role} = 'unit_reviewer' or r.member_id is distinct from c.unit_reviewed_by)
    )
    select id, member_id from reviewers where nearness = 1`.execute(db)
  return rows
}
