import type { Db, Tx } from '#platform/db/open.ts'

export interface Tenant {
  id: string
  slug: string
  name: string
  name_en: string
  demo: boolean
}

export function listTenants(db: Db): Promise<Tenant[]> {
  return db.selectFrom('tenant').select(['id', 'slug', 'name', 'name_en', 'demo']).orderBy('slug').execute()
}

export async function insertTenant(tx: Tx, tenant: Tenant, now: Date): Promise<void> {
  await tx
    .insertInto('tenant')
    .values({ ...tenant, created_at: now })
    .execute()
}
