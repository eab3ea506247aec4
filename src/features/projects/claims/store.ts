import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { searchTokens } from '#platform/search/tokens.ts'
import type { Claim } from './model.ts'

const columns = sql.raw(
  `c.id, c.version, c.project_id, c.unit_id, c.kind, c.milestone, c.event_on, c.year, c.metric, c.value, c.amount, c.currency, c.unit,
  c.cny, c.rate, c.rate_on, c.origin_place, c.capital_increase, c.voucher_number, c.contract_number, c.note, c.reverses, c.status,
  c.submitted_by, c.submitted_at, c.unit_reviewed_by, c.unit_reviewed_at, c.city_reviewed_by, c.city_reviewed_at, c.approved_on,
  c.return_reason, c.created_at, c.updated_at`,
)

export async function claimById(db: Db | Tx, tenantId: string, id: string): Promise<Claim | undefined> {
  const { rows } = await sql<Claim>`
    select ${columns} from claim c where c.tenant_id = ${tenantId} and c.id = ${id}`.execute(db)
  return rows[0]
}

export async function claimsOf(db: Db | Tx, tenantId: string, projectId: string): Promise<Claim[]> {
  const { rows } = await sql<Claim>`
    select ${columns} from claim c where c.tenant_id = ${tenantId} and c.project_id = ${projectId}
    order by c.event_on, c.id`.execute(db)
  return rows
}

export async function insertClaims(tx: Tx, tenantId: string, claims: Claim[]): Promise<void> {
  const rows = JSON.stringify(claims.map((claim) => ({ tenant_id: tenantId, ...claimRow(claim) })))
  await sql`insert into claim select * from jsonb_populate_recordset(null::claim, ${rows}::jsonb)`.execute(tx)
}

export async function updateClaim(tx: Tx, tenantId: string, { id, ...claim }: Claim): Promise<void> {
  const set = claimRow(claim)
  await tx.updateTable('claim').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** Every column of the table but the tenant's. */
export function claimRow<C extends Omit<Claim, 'id'>>(claim: C): C & { search: number[] } {
  return { ...claim, search: searchOf(claim) }
}

/** The tokens that a claim is found by: its numbers. */
export function searchOf({ voucher_number, contract_number }: Pick<Claim, 'voucher_number' | 'contract_number'>) {
  return searchTokens({ texts: [voucher_number, contract_number], codes: [voucher_number, contract_number] })
}

export interface QueueRow extends Claim {
  project_name: string
  /** The unit that holds the project now, and its name. */
  held_by: string
  unit_name: string
  submitted_by_name: string | null
  evidence: number
  relocated: boolean
}

export interface QueueFilter {
  /** Units over which the member reviews, by level, and the kinds that begin at the city's; without it every claim in reach. */
  mine?: { unit: string[]; city: string[]; cityFirst: string[] }
  member_id: string
  reach: string[]
  /** Units whose confidential projects the member knows. */
  known: string[]
  /** Without it those that wait. */
  status?: string | undefined
  after?: { at: string; id: string }
  limit: number
}

/** Claims that wait for review, oldest first; those that are settled, latest first. What a member may review follows from status, unit, and whose work it is. */
export async function queue(db: Db, tenantId: string, filter: QueueFilter): Promise<QueueRow[]> {
  const { after, status } = filter
  const [beyond, direction] = isWaiting(status) ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
  const { rows } = await sql<QueueRow>`
    select ${columns}, p.name as project_name, p.unit_id as held_by, u.name as unit_name, m.name as submitted_by_name,
      (select count(*)::int from evidence e where e.tenant_id = c.tenant_id and e.claim_id = c.id and e.removed_at is null) as evidence,
      exists (select from relocation r where r.tenant_id = c.tenant_id and r.project_id = c.project_id and r.status = 'flagged')
        as relocated
    from claim c
    join project p on p.tenant_id = c.tenant_id and p.id = c.project_id
    join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    left join member m on m.tenant_id = c.tenant_id and m.id = c.submitted_by
    where c.tenant_id = ${tenantId} and ${narrowed(filter)}
      ${after ? sql`and (c.submitted_at, c.id) ${beyond} (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by c.submitted_at ${direction}, c.id ${direction} limit ${filter.limit}`.execute(db)
  return rows
}

/** How many there are, counted no further than `most`. */
export async function queueLength(db: Db, tenantId: string, filter: QueueFilter, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from claim c
      join project p on p.tenant_id = c.tenant_id and p.id = c.project_id
      where c.tenant_id = ${tenantId} and ${narrowed(filter)} limit ${most}) counted`.execute(db)
  return rows[0]!.n
}

/** Spelt out, for the index of waiting claims to be seen to fit. */
const waiting = sql<SqlBool>`c.status in ('submitted', 'unit_approved')`

function isWaiting(status: string | undefined): boolean {
  return status === undefined || status === 'submitted' || status === 'unit_approved'
}

/** A claim goes with its project: seen and reviewed from the unit that holds it now, and by those who may know what it is. */
function narrowed({ mine, member_id, reach, known, status }: QueueFilter) {
  const readable = sql`${status ? sql`c.status = ${status}` : waiting} and ${readableClaim({ member_id, reach, known })}`
  if (!mine) return readable
  const atCity = sql`(c.status = 'unit_approved' or (p.playbook_id || ' ' || case when c.kind = 'milestone' then c.milestone else c.kind end)
    = any(${mine.cityFirst}::text[]))`
  return sql`${readable} and c.submitted_by is distinct from ${member_id}::uuid
    and case when ${atCity} then p.unit_id = any(${mine.city}::uuid[]) and c.unit_reviewed_by is distinct from ${member_id}::uuid
      else p.unit_id = any(${mine.unit}::uuid[]) end`
}

/** The same sentence as `mayRead` in access.ts, of a claim `c` and its project `p`. */
export function readableClaim({ member_id, reach, known }: Pick<QueueFilter, 'member_id' | 'reach' | 'known'>) {
  return sql<SqlBool>`(p.unit_id = any(${reach}::uuid[])
    and (not p.confidential or p.created_by = ${member_id}::uuid or p.unit_id = any(${known}::uuid[])
      or exists (select from project_member t where t.tenant_id = c.tenant_id and t.project_id = c.project_id
        and t.member_id = ${member_id}::uuid)))`
}

/** Every version of the tenant's playbook: a project is judged by that of its own day. */
export async function playbookIds(db: Db, tenantId: string): Promise<string[]> {
  const rows = await db.selectFrom('playbook_version').select('id').where('tenant_id', '=', tenantId).execute()
  return rows.map(({ id }) => id)
}

export async function unitNames(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from unit where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export interface Twin {
  what: 'file' | 'voucher' | 'contract'
  number: string
  project_id: string
  claim_id: string | null
  project_name: string
  unit_id: string
  unit_name: string
}

/**
 * Other projects of the tenant that show the same file, voucher number or contract number, whether on a claim, on one of its papers
 * or among the project's facts. A file is told by its hash.
 */
export async function twins(
  db: Db,
  tenantId: string,
  claim: Claim,
  evidence: Pick<ClaimEvidence, 'sha256' | 'kind' | 'number'>[],
): Promise<Twin[]> {
  const numbers = (of: (kind: string) => boolean) => evidence.filter(({ kind }) => of(kind)).map(({ number }) => number)
  const files = evidence.map(({ sha256 }) => sha256)
  const vouchers = [claim.voucher_number, ...numbers((kind) => kind !== 'contract')]
  const contracts = [claim.contract_number, ...numbers((kind) => kind === 'contract')]
  const { rows } = await sql<Twin>`
    with found as (
      select 'file' as what, e.sha256 as number, e.project_id, e.claim_id from evidence e
        where e.tenant_id = ${tenantId} and e.sha256 = any(${files}::text[]) and e.removed_at is null
      union select 'voucher', c.voucher_number, c.project_id, c.id from claim c
        where c.tenant_id = ${tenantId} and c.voucher_number <> '' and c.voucher_number = any(${vouchers}::text[])
      union select 'voucher', e.number, e.project_id, e.claim_id from evidence e
        where e.tenant_id = ${tenantId} and e.number <> '' and e.number = any(${vouchers}::text[]) and e.kind <> 'contract'
          and e.removed_at is null
      union select 'contract', c.contract_number, c.project_id, c.id from claim c
        where c.tenant_id = ${tenantId} and c.contract_number <> '' and c.contract_number = any(${contracts}::text[])
      union select 'contract', e.number, e.project_id, e.claim_id from evidence e
        where e.tenant_id = ${tenantId} and e.number <> '' and e.number = any(${contracts}::text[]) and e.kind = 'contract'
          and e.removed_at is null
      union select 'contract', p.contract_number, p.id, null::uuid from project p
        where p.tenant_id = ${tenantId} and p.contract_number <> '' and p.contract_number = any(${contracts}::text[])
    )
    select f.what, f.number, f.project_id, f.claim_id, u.id as unit_id, u.name as unit_name,
      case when p.confidential then coalesce(nullif(p.code_name, ''), '') else p.name end as project_name
    from found f
    join project p on p.tenant_id = ${tenantId} and p.id = f.project_id
    join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where f.project_id <> ${claim.project_id}
    order by f.what, p.id limit 50`.execute(db)
  return rows
}

export interface ClaimEvidence {
  id: string
  claim_id: string
  kind: string
  name: string
  number: string
  sha256: string
  size: number
  media_type: string
}

export async function evidenceOfClaims(
  db: Db | Tx,
  tenantId: string,
  claimIds: string[],
): Promise<Map<string, ClaimEvidence[]>> {
  const { rows } = await sql<ClaimEvidence>`
    select e.id, e.claim_id, e.kind, e.name, e.number, e.sha256, f.size, f.media_type from evidence e
    join file f on f.tenant_id = e.tenant_id and f.sha256 = e.sha256
    where e.tenant_id = ${tenantId} and e.claim_id = any(${claimIds}::uuid[]) and e.removed_at is null
    order by e.added_at, e.id`.execute(db)
  return Map.groupBy(rows, (row) => row.claim_id)
}

/** Evidence of the project that no claim has yet, of these kinds. */
export async function freeEvidence(
  tx: Tx,
  tenantId: string,
  projectId: string,
  kinds: string[],
): Promise<{ id: string; kind: string }[]> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select id, kind from evidence where tenant_id = ${tenantId} and project_id = ${projectId} and claim_id is null
      and removed_at is null and kind = any(${kinds}::text[]) order by added_at`.execute(tx)
  return rows
}

export async function giveEvidence(tx: Tx, tenantId: string, ids: string[], claimId: string): Promise<void> {
  await sql`update evidence set claim_id = ${claimId} where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(
    tx,
  )
}

export interface Step {
  kind: string
  at: string
  actor: string | null
  note: string | null
}

/** What has happened to a claim, from the ledger. */
export async function stepsOf(db: Db, tenantId: string, id: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select e.kind, e.at, m.name as actor, e.note from event e
    left join member m on m.tenant_id = e.tenant_id and m.id = e.actor_id
    where e.tenant_id = ${tenantId} and e.stream_id = ${id} order by e.seq`.execute(db)
  return rows
}

/** Moves claims a version on, where something beside what they state was written; answers the new ones. */
export async function nextVersions(tx: Tx, tenantId: string, ids: string[], at: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; version: number }>`
    update claim set version = version + 1, updated_at = ${at}
    where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) returning id, version`.execute(tx)
  return new Map(rows.map(({ id, version }) => [id, version]))
}
