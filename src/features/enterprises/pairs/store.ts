import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { LabelDecision, PairView } from './model.ts'

export interface Shown {
  id: string
  name: string
  code: string | null
  region: string
}

export interface ListedPair {
  id: string
  score: number
  decision: 'same' | 'ask'
  said_code: string | null
  one: Shown
  other: Shown
  label: PairLabel | null
}

export interface PairLabel {
  id: string
  version: number
  decision: LabelDecision
  by: string | null
  at: string
}

export interface PairRow {
  id: string
  enterprise_id: string
  other_enterprise_id: string
  said_code: string | null
  label: PairLabel | null
}

export interface PairPage {
  view: PairView
  after?: { score: number; id: string }
  limit: number
  /** Only those with an enterprise that this import named. */
  import_id?: string | undefined
}

const shown = (table: string) => sql`json_build_object(
  'id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)}, 'code', ${sql.ref(`${table}.code`)},
  'region', ${sql.ref(`${table}.region`)})`

const label = sql`case when l.id is not null then json_build_object(
  'id', l.id, 'version', l.version, 'decision', l.decision, 'at', l.decided_at, 'by', m.name) end`

/** Enterprises that the projects of an import name, as far as it wrote them: looked up once a statement. */
function withNamed(tenantId: string, importId: string | undefined) {
  if (!importId) return sql``
  return sql`with named as materialized (
    select distinct i.enterprise_id from import_row r
    join project_investor i on i.tenant_id = r.tenant_id and i.project_id = r.project_id
    where r.tenant_id = ${tenantId} and r.import_id = ${importId} and r.seq_after is not null)`
}

function isNamed(importId: string | undefined) {
  if (!importId) return sql``
  return sql`and (p.enterprise_id in (select enterprise_id from named)
    or p.other_enterprise_id in (select enterprise_id from named))`
}

/** Pairs whose enterprises are both there: the likest first, and those decided by the last decision. */
export async function listPairs(
  db: Db,
  tenantId: string,
  { view, after, limit, import_id }: PairPage,
): Promise<ListedPair[]> {
  const from = after ? sql`and (p.score, p.id) < (${after.score}, ${after.id}::uuid)` : sql``
  const ofView = view === 'waiting' ? sql`p.label_id is null` : sql`l.decision = ${view}`
  const { rows } = await sql<ListedPair>`
    ${withNamed(tenantId, import_id)}
    select p.id, p.score, p.decision, p.said_code, ${shown('a')} as one, ${shown('b')} as other, ${label} as label
    from enterprise_pair p
    join enterprise a on a.tenant_id = p.tenant_id and a.id = p.enterprise_id
    join enterprise b on b.tenant_id = p.tenant_id and b.id = p.other_enterprise_id
    left join enterprise_label l on l.tenant_id = p.tenant_id and l.id = p.label_id
    left join member m on m.tenant_id = l.tenant_id and m.id = l.decided_by
    where p.tenant_id = ${tenantId} and ${ofView} ${isNamed(import_id)} ${from}
    order by p.score desc, p.id desc limit ${limit}`.execute(db)
  return rows
}

/** How many wait, up to a limit: as far as a number on a screen goes. */
export async function countWaiting(db: Db, tenantId: string, most: number, importId?: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    ${withNamed(tenantId, importId)}
    select count(*)::int as n from (
      select 1 from enterprise_pair p
      where p.tenant_id = ${tenantId} and p.label_id is null ${isNamed(importId)} limit ${most}) few`.execute(db)
  return rows[0]!.n
}

/** A pair with what was decided of it; locked where it is to be decided. */
export async function onePair(
  db: Db | Tx,
  tenantId: string,
  id: string,
  locked?: 'locked',
): Promise<PairRow | undefined> {
  const { rows } = await sql<PairRow>`
    select p.id, p.enterprise_id, p.other_enterprise_id, p.said_code, ${label} as label
    from enterprise_pair p
    left join enterprise_label l on l.tenant_id = p.tenant_id and l.id = p.label_id
    left join member m on m.tenant_id = l.tenant_id and m.id = l.decided_by
    where p.tenant_id = ${tenantId} and p.id = ${id} ${locked ? sql`for update of p` : sql``}`.execute(db)
  return rows[0]
}

export async function setLabel(tx: Tx, tenantId: string, id: string, labelId: string): Promise<void> {
  await sql`
    update enterprise_pair set label_id = ${labelId} where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}
