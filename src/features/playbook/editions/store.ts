import type { Db, Tx } from '#platform/db/open.ts'

export interface NewEdition {
  tenant_id: string
  id: string
  number: number
  source: string
  effective_on: string
  activated_at: Date
  activated_by: string | null
  version: number
}

export async function insertEdition(tx: Tx, edition: NewEdition): Promise<void> {
  await tx.insertInto('playbook_version').values(edition).execute()
}

export async function lastNumber(tx: Tx, tenantId: string): Promise<number> {
  const row = await tx
    .selectFrom('playbook_version')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst()
  return row?.number ?? 0
}

export function listEditions(db: Db, tenantId: string) {
  return db
    .selectFrom('playbook_version as p')
    .leftJoin('member as m', (join) =>
      join.onRef('m.tenant_id', '=', 'p.tenant_id').onRef('m.id', '=', 'p.activated_by'),
    )
    .select(['p.id', 'p.number', 'p.source', 'p.effective_on', 'p.activated_at', 'm.name as activated_by'])
    .where('p.tenant_id', '=', tenantId)
    .orderBy('p.number', 'desc')
    .execute()
}
