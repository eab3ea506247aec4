import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import type { RoleInUnit } from '../model.ts'

export interface ActingMember {
  id: string
  user_id: string
  user_name: string
  name: string
  grants: RoleInUnit[]
}

/** Members who are not disabled, with what they hold. */
export async function enabledMembers(db: Db, tenantId: string): Promise<ActingMember[]> {
  const { rows } = await sql<ActingMember>`
    select m.id, m.user_id, m.user_name, m.name,
      coalesce(jsonb_agg(jsonb_build_object('unit_id', r.unit_id, 'role', r.role)) filter (where r.role is not null), '[]') as grants
    from member m left join member_role r on r.tenant_id = m.tenant_id and r.member_id = m.id
    where m.tenant_id = ${tenantId} and m.disabled_at is null
    group by m.tenant_id, m.id order by m.id`.execute(db)
  return rows
}
