import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Me } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Subject, View } from './model.ts'

export interface ViewRow extends View {
  owner_name: string
  unit_name: string | null
}

/** Views that the member sees: its own, and those of a unit that it belongs to or that lies above one. By name. */
export async function viewsFor(
  db: Db | Tx,
  me: Me,
  { id, subject }: { id?: string; subject?: Subject },
): Promise<ViewRow[]> {
  const { rows } = await sql<ViewRow>`
    select v.id, v.version, v.subject, v.owner_id, v.unit_id, v.name, v.query, v.layout, m.name as owner_name, u.name as unit_name
    from saved_view v
    join member m on m.tenant_id = v.tenant_id and m.id = v.owner_id
    left join unit u on u.tenant_id = v.tenant_id and u.id = v.unit_id
    where v.tenant_id = ${me.tenant_id} and v.removed_at is null and ${seen(me)} ${id ? sql`and v.id = ${id}` : sql``}
      ${subject ? sql`and v.subject = ${subject}` : sql``}
    order by v.name, v.id limit 200`.execute(db)
  return rows
}

function seen(me: Me): RawBuilder<SqlBool> {
  const own = me.grants.map((grant) => grant.unit_id)
  return sql<SqlBool>`(v.owner_id = ${me.member_id} or v.unit_id = any(array(
    select unnest(string_to_array(path, '/')::uuid[]) from unit
    where tenant_id = ${me.tenant_id} and id = any(${own}::uuid[]))))`
}

export async function insertView(tx: Tx, tenantId: string, view: View): Promise<void> {
  await tx
    .insertInto('saved_view')
    .values({ ...view, tenant_id: tenantId, query: JSON.stringify(view.query), layout: JSON.stringify(view.layout) })
    .execute()
}

export async function updateView(tx: Tx, tenantId: string, { id, ...view }: View, removedAt?: string): Promise<void> {
  await tx
    .updateTable('saved_view')
    .set({
      ...view,
      query: JSON.stringify(view.query),
      layout: JSON.stringify(view.layout),
      ...(removedAt && { removed_at: removedAt }),
    })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export async function defaultOf(db: Db, { tenant_id, member_id }: Me): Promise<string | null> {
  const query = db.selectFrom('default_view').select('view_id').where('tenant_id', '=', tenant_id)
  return (await query.where('member_id', '=', member_id).executeTakeFirst())?.view_id ?? null
}

/** Null: from none. */
export async function setDefault(db: Db | Tx, { tenant_id, member_id }: Me, viewId: string | null): Promise<void> {
  if (viewId === null) {
    await sql`delete from default_view where tenant_id = ${tenant_id} and member_id = ${member_id}`.execute(db)
    return
  }
  await sql`
    insert into default_view (tenant_id, member_id, view_id) values (${tenant_id}, ${member_id}, ${viewId})
    on conflict (tenant_id, member_id) do update set view_id = excluded.view_id`.execute(db)
}
