import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { StoredFile } from '#platform/files.ts'

export interface EvidenceRow {
  id: string
  project_id: string
  claim_id: string | null
  kind: string
  sha256: string
  name: string
  number: string
  note: string
  added_by: string | null
  added_by_name: string | null
  added_at: string
  removed_at: string | null
  size: number
  media_type: string
  /** Whether it proves an approved claim. */
  proves: boolean
}

const columns = sql`
  e.id, e.project_id, e.claim_id, e.kind, e.sha256, e.name, e.number, e.note, e.added_by, m.name as added_by_name, e.added_at,
  e.removed_at, f.size, f.media_type, coalesce(c.status = 'approved', false) as proves
  from evidence e
  join file f on f.tenant_id = e.tenant_id and f.sha256 = e.sha256
  left join member m on m.tenant_id = e.tenant_id and m.id = e.added_by
  left join claim c on c.tenant_id = e.tenant_id and c.id = e.claim_id`

export async function evidenceOf(db: Db | Tx, tenantId: string, projectId: string): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select ${columns} where e.tenant_id = ${tenantId} and e.project_id = ${projectId} and e.removed_at is null
    order by e.added_at desc, e.id desc`.execute(db)
  return rows
}

/** One piece, removed or not: what was removed can still be read by who may see the project. */
export async function oneEvidence(
  db: Db | Tx,
  tenantId: string,
  projectId: string,
  id: string,
): Promise<EvidenceRow | undefined> {
  const { rows } = await sql<EvidenceRow>`
    select ${columns} where e.tenant_id = ${tenantId} and e.project_id = ${projectId} and e.id = ${id}`.execute(db)
  return rows[0]
}

/** Remembers the file, and that this member has its bytes. */
export async function rememberUpload(
  db: Db,
  tenantId: string,
  file: StoredFile,
  memberId: string,
  at: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('file')
      .values({ tenant_id: tenantId, ...file, added_at: at, added_by: memberId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await sql`
      insert into file_upload (tenant_id, sha256, member_id, at) values (${tenantId}, ${file.sha256}, ${memberId}, ${at})
      on conflict do nothing`.execute(tx)
  })
}

/** The file, if this member has brought its bytes. */
export async function keptFile(db: Db, tenantId: string, sha256: string): Promise<StoredFile | undefined> {
  const { rows } = await sql<StoredFile>`
    select sha256, size, media_type from file where tenant_id = ${tenantId} and sha256 = ${sha256}`.execute(db)
  return rows[0]
}

export async function ownUpload(
  db: Db | Tx,
  tenantId: string,
  sha256: string,
  memberId: string,
): Promise<StoredFile | undefined> {
  const { rows } = await sql<StoredFile>`
    select f.sha256, f.size, f.media_type from file f
    join file_upload u on u.tenant_id = f.tenant_id and u.sha256 = f.sha256
    where f.tenant_id = ${tenantId} and f.sha256 = ${sha256} and u.member_id = ${memberId}`.execute(db)
  return rows[0]
}

export interface NewEvidence {
  id: string
  project_id: string
  claim_id: string | null
  kind: string
  sha256: string
  name: string
  number: string
  note: string
  added_by: string
  added_at: string
}

export async function insertEvidence(tx: Tx, tenantId: string, evidence: NewEvidence): Promise<void> {
  await tx
    .insertInto('evidence')
    .values({ tenant_id: tenantId, ...evidence })
    .execute()
}

export async function markRemoved(tx: Tx, tenantId: string, id: string, at: string): Promise<void> {
  await sql`update evidence set removed_at = ${at} where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}
