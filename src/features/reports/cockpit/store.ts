import { sql } from 'kysely'
import type { Db } from '#platform/db/open.ts'
import { prepared } from '#platform/db/prepared.ts'

export interface FirstSteps {
  units: boolean
  members: boolean
  playbook: boolean
  ledger: boolean
}

/** What a new tenant has done: units below its root, members besides the first, a playbook in force, a project. */
export async function firstSteps(db: Db, tenantId: string): Promise<FirstSteps> {
  const second = (table: string) => sql`exists (select from ${sql.table(table)} where tenant_id = ${tenantId} offset 1)`
  const any = (table: string) => sql`exists (select from ${sql.table(table)} where tenant_id = ${tenantId})`
  const { rows } = await sql<FirstSteps>`
    ${prepared} select ${second('unit')} as units, ${second('member')} as members, ${any('playbook_version')} as playbook,
      ${any('project')} as ledger`.execute(db)
  return rows[0]!
}
