import { sql } from 'kysely'
import type { Tx } from '#platform/db/open.ts'
import { type Project, unitOf } from '../model.ts'

/** Names of the members who are there and whose account is open, by id. */
export async function openMembers(tx: Tx, tenantId: string, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from member
    where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) and disabled_at is null`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Project → the members of its team who hold a role in its unit or above. */
export async function reaching(tx: Tx, tenantId: string, projects: Project[]): Promise<Map<string, Set<string>>> {
  const asked = projects.flatMap((project) =>
    project.team.map(({ member_id }) => ({ project: project.id, unit: unitOf(project), member_id })),
  )
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ project: string; member_id: string }>`
    select a.project, a.member_id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) a (project uuid, unit uuid, member_id uuid)
    join unit u on u.tenant_id = ${tenantId} and u.id = a.unit
    where exists (select from member_role r where r.tenant_id = ${tenantId} and r.member_id = a.member_id
      and r.unit_id = any(string_to_array(u.path, '/')::uuid[]))`.execute(tx)
  const byProject = Map.groupBy(rows, ({ project }) => project)
  return new Map([...byProject].map(([id, members]) => [id, new Set(members.map(({ member_id }) => member_id))]))
}

export async function insertNote(
  tx: Tx,
  tenantId: string,
  note: { id: string; project_id: string; author_id: string; at: string; text: string },
): Promise<void> {
  await tx
    .insertInto('project_note')
    .values({ tenant_id: tenantId, ...note })
    .execute()
}
