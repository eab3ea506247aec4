import { sql } from 'kysely'
import { serviceRecords } from '#features/playbook/schema/service/model.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { among, together } from '#platform/db/together.ts'
import type { EvidenceRef, Investor } from './fields/model.ts'
import { factColumns, factsOfRow, type Project, type StageVisit, type TeamMember, type Told } from './model.ts'

type Row = Record<string, unknown>

const own =
  'id, version, playbook_id, created_by, created_at, updated_at, stage, stage_entered_on, status, status_reason, status_on, ' +
  'light, light_rule, light_on, service_step, service_due_on'
const notFloats = ['latitude', 'longitude']
/** Without what is kept for searches and lists: that is the longer part of a row. */
const columns = [...own.split(', '), ...factColumns].map((name) =>
  notFloats.includes(name) ? sql`${sql.ref(name)}::text` : sql.ref(name),
)

/** The projects with everything that belongs to them, in the order of the ids; one that is not there is left out. One statement. */
export async function loadProjects(db: Db | Tx, tenantId: string, ids: string[]): Promise<Project[]> {
  if (ids.length === 0) return []
  return projectsOf(ids, await together<ProjectRows>(db, projectLists(tenantId, ids)))
}

/** The same as a ledger tells them. */
export async function loadTold(db: Db | Tx, tenantId: string, ids: string[]): Promise<Told[]> {
  if (ids.length === 0) return []
  const rows = await together<ToldRows>(db, toldLists(tenantId, ids))
  const told = toldOf(rows)
  return inOrder(ids, rows.row, told)
}

export type ProjectRows = ToldRows & BesideRows
type Lists<T> = { [Name in keyof T]: T[Name][] }

/** What `projectsOf` makes projects of: for who asks for it together with something else. */
export function projectLists(tenantId: string, ids: string[]) {
  return { ...toldLists(tenantId, ids), ...besideLists(tenantId, ids) }
}

export function projectsOf(ids: string[], rows: Lists<ProjectRows>): Project[] {
  const [told, beside] = [toldOf(rows), besideOf(rows)]
  return inOrder(ids, rows.row, (id) => ({ ...told(id), ...beside(id) }))
}

function inOrder<Parts>(ids: string[], rows: Row[], parts: (id: string) => Parts) {
  const byId = new Map(rows.map((row) => [row.id as string, { ...projectOfRow(row), ...parts(row.id as string) }]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

interface ToldRows extends Record<string, unknown> {
  row: Row
  investors: InvestorRow
  team: { project_id: string } & TeamMember
  approved: { project_id: string; milestone: string }
  arrived: { project_id: string; cny: string }
}

function toldLists(tenantId: string, ids: string[]) {
  return {
    row: rowsOf(tenantId, ids),
    investors: investorsOf(tenantId, ids),
    team: teamOf(tenantId, ids),
    approved: approvedOf(tenantId, ids),
    arrived: arrivedOf(tenantId, ids),
  }
}

function toldOf(rows: Lists<ToldRows>) {
  const investors = grouped(rows.investors, investorOfRow)
  const team = grouped(rows.team, ({ member_id, name, duty }) => ({ member_id, name, duty }))
  const approved = grouped(rows.approved, ({ milestone }) => milestone)
  const arrived = grouped(rows.arrived, ({ cny }) => cny)
  return (id: string) => ({
    investors: investors.get(id) ?? [],
    team: team.get(id) ?? [],
    approved: approved.get(id) ?? [],
    arrived: arrived.get(id)?.[0] ?? '0',
  })
}

interface BesideRows extends Record<string, unknown> {
  evidence: { project_id: string } & EvidenceRef
  history: { project_id: string } & StageVisit
  acts: { project_id: string; kind: string; first: string; last: string }
}

function besideLists(tenantId: string, ids: string[]) {
  return { evidence: evidenceOf(tenantId, ids), history: historyOf(tenantId, ids), acts: actsOf(tenantId, ids) }
}

function besideOf(rows: Lists<BesideRows>) {
  const evidence = grouped(rows.evidence, ({ id, kind, name }) => ({ id, kind, name }))
  const history = grouped(rows.history, ({ stage, entered_on, left_on }) => ({ stage, entered_on, left_on }))
  const acts = grouped(rows.acts, ({ kind, first, last }) => [kind, { first, last }] as const)
  return (id: string) => ({
    evidence: evidence.get(id) ?? [],
    history: history.get(id) ?? [],
    acts: Object.fromEntries(acts.get(id) ?? []),
  })
}

function rowsOf(tenantId: string, ids: string[]) {
  return sql<Row>`select ${sql.join(columns)} from project where tenant_id = ${tenantId} and id ${among(ids)}`
}

type Parts = 'investors' | 'team' | 'evidence' | 'approved' | 'arrived' | 'history' | 'acts'

function projectOfRow(row: Row): Omit<Project, Parts> {
  return {
    id: row.id as string,
    version: row.version as number,
    playbook_id: row.playbook_id as string,
    created_by: row.created_by as string | null,
    created_at: instant(row.created_at),
    updated_at: instant(row.updated_at),
    stage: row.stage as string,
    stage_entered_on: row.stage_entered_on as string,
    status: row.status as Project['status'],
    status_reason: row.status_reason as string,
    status_on: row.status_on as string | null,
    light: row.light as string,
    light_rule: row.light_rule as string | null,
    light_on: row.light_on as string | null,
    service_step: row.service_step as string | null,
    service_due_on: row.service_due_on as string | null,
    facts: factsOfRow(row),
    figures: row.figures as Project['figures'],
    extra: row.extra as Project['extra'],
  }
}

interface InvestorRow {
  project_id: string
  name: string
  share: string | null
  country: string | null
  code: string | null
  enterprise_id: string
}

function investorsOf(tenantId: string, ids: string[]) {
  return sql<InvestorRow>`
    select i.project_id, e.name, i.share::text, e.country, e.code, i.enterprise_id
    from project_investor i join enterprise e on e.tenant_id = i.tenant_id and e.id = i.enterprise_id
    where i.tenant_id = ${tenantId} and i.project_id ${among(ids)}
    order by i.project_id, i.position`
}

function investorOfRow({ name, share, country, code, enterprise_id }: InvestorRow): Investor {
  return {
    name,
    ...(share !== null && { share: share.replace(/\.?0+$/, (zeros) => (share.includes('.') ? '' : zeros)) }),
    ...(country ? { country } : {}),
    ...(code ? { code } : {}),
    enterprise_id,
  }
}

function teamOf(tenantId: string, ids: string[]) {
  return sql<{ project_id: string } & TeamMember>`
    select t.project_id, t.member_id, m.name, t.duty
    from project_member t join member m on m.tenant_id = t.tenant_id and m.id = t.member_id
    where t.tenant_id = ${tenantId} and t.project_id ${among(ids)}
    order by t.project_id, t.duty, t.member_id`
}

function evidenceOf(tenantId: string, ids: string[]) {
  return sql<{ project_id: string } & EvidenceRef>`
    select project_id, id, kind, name from evidence
    where tenant_id = ${tenantId} and project_id ${among(ids)} and removed_at is null
    order by project_id, id`
}

/** Approved claims that no approved claim reverses, and that reverse none themselves. */
function standing(tenantId: string, ids: string[]) {
  return sql`
    claim c where c.tenant_id = ${tenantId} and c.project_id ${among(ids)}
      and c.status = 'approved' and c.reverses is null
      and not exists (
        select 1 from claim r
        where r.tenant_id = c.tenant_id and r.reverses = c.id and r.status = 'approved')`
}

function approvedOf(tenantId: string, ids: string[]) {
  return sql<{ project_id: string; milestone: string }>`
    select distinct c.project_id, c.milestone from ${standing(tenantId, ids)} and c.milestone is not null
    order by c.project_id, c.milestone`
}

function arrivedOf(tenantId: string, ids: string[]) {
  return sql<{ project_id: string; cny: string }>`
    select c.project_id, coalesce(sum(c.cny), 0)::text as cny from ${standing(tenantId, ids)} and c.kind = 'arrival'
    group by c.project_id`
}

function historyOf(tenantId: string, ids: string[]) {
  return sql<{ project_id: string } & StageVisit>`
    select project_id, stage, entered_on, left_on from project_stage
    where tenant_id = ${tenantId} and project_id ${among(ids)}
    order by project_id, version`
}

const actKinds = serviceRecords.map((kind) => `project.${kind}`)

/** Days of Beijing on which the ledger first and last has a record of each kind that service levels ask for. */
function actsOf(tenantId: string, ids: string[]) {
  return sql<{ project_id: string; kind: string; first: string; last: string }>`
    select stream_id as project_id, substr(kind, 9) as kind, (min(at) at time zone 'Asia/Shanghai')::date::text as first,
      (max(at) at time zone 'Asia/Shanghai')::date::text as last
    from event where tenant_id = ${tenantId} and stream_id ${among(ids)} and kind = any(${actKinds}::text[])
    group by stream_id, kind`
}

function grouped<R extends { project_id: string }, T>(rows: R[], pick: (row: R) => T): Map<string, T[]> {
  const groups = Map.groupBy(rows, (row) => row.project_id)
  return new Map([...groups].map(([id, list]) => [id, list.map(pick)]))
}

function instant(value: unknown): string {
  return new Date(value as string).toISOString()
}

/** The same place in the tree, for a project that one may not read: who holds it. */
export async function whereabouts(
  db: Db | Tx,
  tenantId: string,
  id: string,
): Promise<{ id: string; name: string; unit: { id: string; name: string } } | undefined> {
  const { rows } = await sql<{ id: string; name: string; unit: { id: string; name: string } }>`
    select p.id, case when p.confidential then p.code_name else p.name end as name,
      jsonb_build_object('id', u.id, 'name', u.name) as unit
    from project p join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
    where p.tenant_id = ${tenantId} and p.id = ${id}`.execute(db)
  return rows[0]
}

/** Locks the streams of many projects, in the order of their ids so that two bulk writers cannot wait for each other. */
export async function lockProjects(tx: Tx, tenantId: string, ids: string[]): Promise<void> {
  await sql`
    select 1 from stream where tenant_id = ${tenantId} and id = any(${ids}::uuid[]) order by id for update`.execute(tx)
}

/** Which project has each of the codes. */
export async function codeHolders(tx: Tx, tenantId: string, codes: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; id: string }>`
    select code, id from project where tenant_id = ${tenantId} and code = any(${codes}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.code, row.id]))
}
