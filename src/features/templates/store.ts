import { sql } from 'kysely'
import type { Me } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { StoredFile } from '#platform/files.ts'
import type { Template } from './model.ts'

export interface TemplateRow extends Template {
  owner_name: string
  unit_name: string | null
}

/** Templates that the member sees: its own, and those of a unit that it belongs to or that lies above one. By name. */
export async function templatesFor(db: Db | Tx, me: Me, id?: string): Promise<TemplateRow[]> {
  const units = me.grants.map((grant) => grant.unit_id)
  const { rows } = await sql<TemplateRow>`
    select f.id, f.version, f.owner_id, f.unit_id, f.name, f.layout, f.names, f.file_name, f.sha256, f.changed_at,
      m.name as owner_name, u.name as unit_name
    from form_template f
    join member m on m.tenant_id = f.tenant_id and m.id = f.owner_id
    left join unit u on u.tenant_id = f.tenant_id and u.id = f.unit_id
    where f.tenant_id = ${me.tenant_id} and f.removed_at is null ${id ? sql`and f.id = ${id}` : sql``}
      and (f.owner_id = ${me.member_id} or f.unit_id = any(array(
        select unnest(string_to_array(path, '/')::uuid[]) from unit
        where tenant_id = ${me.tenant_id} and id = any(${units}::uuid[]))))
    order by f.name, f.id limit 500`.execute(db)
  return rows
}

export async function keepFile(tx: Tx, { tenant_id, member_id }: Me, file: StoredFile, now: Date): Promise<void> {
  await sql`
    insert into file (tenant_id, sha256, size, media_type, added_at, added_by)
    values (${tenant_id}, ${file.sha256}, ${file.size}, ${file.media_type}, ${now}, ${member_id})
    on conflict do nothing`.execute(tx)
}

export async function insertTemplate(tx: Tx, tenantId: string, template: Template): Promise<void> {
  await tx
    .insertInto('form_template')
    .values({ ...template, tenant_id: tenantId, names: JSON.stringify(template.names) })
    .execute()
}

export async function updateTemplate(
  tx: Tx,
  tenantId: string,
  { id, ...template }: Template,
  removedAt: string | null = null,
): Promise<void> {
  await tx
    .updateTable('form_template')
    .set({ ...template, names: JSON.stringify(template.names), removed_at: removedAt })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
