import type { Tx } from '#platform/db/open.ts'

export interface NewClaim {
  id: string
  project_id: string
  unit_id: string
  kind: string
  milestone: string
  event_on: string
  status: string
  submitted_by: string
  submitted_at: string
  created_at: string
  updated_at: string
}

export async function insertClaim(tx: Tx, tenantId: string, claim: NewClaim): Promise<void> {
  await tx
    .insertInto('claim')
    .values({ tenant_id: tenantId, version: 1, ...claim })
    .execute()
}
