import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import { mayHold } from '#platform/search/wanted.ts'
import type { ClaimStatus } from '../model.ts'
import { type QueueFilter, readableClaim } from '../store.ts'

export interface Holding {
  id: string
  kind: 'milestone' | 'arrival' | 'outcome'
  milestone: string | null
  voucher_number: string
  contract_number: string
  event_on: string
  status: ClaimStatus
  project_id: string
  project_name: string
  playbook_id: string
}

type Reader = Pick<QueueFilter, 'member_id' | 'reach' | 'known'>

/** Claims whose numbers may hold the query, of projects that the reader may know. */
export async function claimsHolding(
  db: Db,
  tenantId: string,
  reader: Reader,
  query: string,
  limit: number,
): Promise<Holding[]> {
  const { rows } = await sql<Holding>`
    select c.id, c.kind, c.milestone, c.voucher_number, c.contract_number, c.event_on, c.status, c.project_id,
      p.name as project_name, p.playbook_id
    from claim c join project p on p.tenant_id = c.tenant_id and p.id = c.project_id
    where c.tenant_id = ${tenantId} and ${mayHold('c.search', query)} and ${readableClaim(reader)}
    limit ${limit}`.execute(db)
  return rows
}
