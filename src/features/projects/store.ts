import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import { grams } from '#platform/search.ts'
import type { EvidenceRef, Investor } from './fields/model.ts'
import { factsOfRow, isConfidential, type Project, rowOf, type StageVisit, type TeamMember } from './model.ts'

type Row = Record<string, unknown>

/** The projects with everything that belongs to them, in the order of the ids; one that is not there is left out. Eight statements. */
export async function loadProjects(db: Db | Tx, tenantId: string, ids: string[]): Promise<Project[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select * from project where tenant_id = ${tenantId} and id = any(${ids}::uuid[])`.execute(db)
  const investors = await investorsOf(db, tenantId, ids)
  const team = await teamOf(db, tenantId, ids)
  const evidence = await evidenceOf(db, tenantId, ids)
  const approved = await approvedOf(db, tenantId, ids)
  const arrived = await arrivedOf(db, tenantId, ids)
  const history = await historyOf(db, tenantId, ids)
  const byId = new Map(
    rows.map((row) => {
      const id = row.id as string
      const parts = {
        investors: investors.get(id) ?? [],
        team: team.get(id) ?? [],
        evidence: evidence.get(id) ?? [],
        approved: approved.get(id) ?? [],
        arrived: arrived.get(id)?.[0] ?? '0',
        history: history.get(id) ?? [],
      }
      return [id, { ...projectOfRow(row), ...parts }]
    }),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function projectOfRow(row: Row): Omit<Project, 'investors' | 'team' | 'evidence' | 'approved' | 'arrived' | 'history'> {
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
    facts: factsOfRow(row),
    figures: row.figures as Project['figures'],
    extra: row.extra as Project['extra'],
  }
}

async function investorsOf(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, Investor[]>> {
  const { rows } = await sql<{ project_id: string; name: string; share: string | null } & Row>`
    select i.project_id, e.name, i.share, e.country, e.code, i.enterprise_id
    from project_investor i join enterprise e on e.tenant_id = i.tenant_id and e.id = i.enterprise_id
    where i.tenant_id = ${tenantId} and i.project_id = any(${ids}::uuid[])
    order by i.project_id, i.position`.execute(db)
  return grouped(rows, ({ name, share, country, code, enterprise_id }) => ({
    name,
    ...(share !== null && { share: share.replace(/\.?0+$/, (zeros) => (share.includes('.') ? '' : zeros)) }),
    ...(country ? { country: country as string } : {}),
    ...(code ? { code: code as string } : {}),
    enterprise_id: enterprise_id as string,
  }))
}

async function teamOf(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, TeamMember[]>> {
  const { rows } = await sql<{ project_id: string } & TeamMember>`
    select t.project_id, t.member_id, m.name, t.duty
    from project_member t join member m on m.tenant_id = t.tenant_id and m.id = t.member_id
    where t.tenant_id = ${tenantId} and t.project_id = any(${ids}::uuid[])
    order by t.project_id, t.duty, t.member_id`.execute(db)
  return grouped(rows, ({ member_id, name, duty }) => ({ member_id, name, duty }))
}

async function evidenceOf(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, EvidenceRef[]>> {
  const { rows } = await sql<{ project_id: string; id: string; kind: string; name: string }>`
    select project_id, id, kind, name from evidence
    where tenant_id = ${tenantId} and project_id = any(${ids}::uuid[]) and removed_at is null
    order by project_id, id`.execute(db)
  return grouped(rows, ({ id, kind, name }) => ({ id, kind, name }))
}

/** Approved claims that no approved claim reverses, and that reverse none themselves. */
function standing(tenantId: string, ids: string[]) {
  return sql`
    claim c where c.tenant_id = ${tenantId} and c.project_id = any(${ids}::uuid[])
      and c.status = 'approved' and c.reverses is null
      and not exists (
        select 1 from claim r
        where r.tenant_id = c.tenant_id and r.reverses = c.id and r.status = 'approved')`
}

async function approvedOf(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ project_id: string; milestone: string }>`
    select distinct c.project_id, c.milestone from ${standing(tenantId, ids)} and c.milestone is not null
    order by c.project_id, c.milestone`.execute(db)
  return grouped(rows, ({ milestone }) => milestone)
}

async function arrivedOf(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ project_id: string; cny: string }>`
    select c.project_id, coalesce(sum(c.cny), 0)::text as cny from ${standing(tenantId, ids)} and c.kind = 'arrival'
    group by c.project_id`.execute(db)
  return grouped(rows, ({ cny }) => cny)
}

async function historyOf(db: Db | Tx, tenantId: string, ids: string[]): Promise<Map<string, StageVisit[]>> {
  const { rows } = await sql<{ project_id: string } & StageVisit>`
    select project_id, stage, entered_on, left_on from project_stage
    where tenant_id = ${tenantId} and project_id = any(${ids}::uuid[])
    order by project_id, version`.execute(db)
  return grouped(rows, ({ stage, entered_on, left_on }) => ({ stage, entered_on, left_on }))
}

function grouped<R extends { project_id: string }, T>(rows: R[], pick: (row: R) => T): Map<string, T[]> {
  const groups = Map.groupBy(rows, (row) => row.project_id)
  return new Map([...groups].map(([id, list]) => [id, list.map(pick)]))
}

function instant(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}

/** Every column of the table, from the project. */
function fullRow(tenantId: string, project: Project): Row {
  const { id, version, created_at, updated_at, light, light_rule, light_on } = project
  return {
    tenant_id: tenantId,
    id,
    version,
    created_at,
    updated_at,
    light,
    light_rule,
    light_on,
    ...rowOf(project),
    ...derivedColumns(project),
  }
}

/** What follows from a project's facts and its investors' names, for lists and search. */
export function derivedColumns(project: Project): {
  investor_names: string
  search_open: string[]
  search_full: string[]
} {
  return { investor_names: project.investors.map((investor) => investor.name).join('、'), ...searchColumns(project) }
}

/**
 * What everyone in sight of the project may search by, and, while it is confidential, what only those who may know it may.
 * Of an open project the second is empty: the first holds all.
 */
function searchColumns(project: Project): { search_open: string[]; search_full: string[] } {
  const { facts } = project
  const text = (id: string) => facts[id] as string | undefined
  const open = ['code_name', 'code', 'content', 'address', 'chain_leader'].map(text)
  const secret = ['name', 'company_name', 'company_code', 'contact_name', 'contract_number', 'filing_code'].map(text)
  const names = [...secret, ...project.investors.map((investor) => investor.name)]
  const tags = (facts.tags as string[] | undefined) ?? []
  return isConfidential(project)
    ? { search_open: grams(...open, ...tags), search_full: grams(...names) }
    : { search_open: grams(...names, ...open, ...tags), search_full: [] }
}

/** Inserts the projects, their investors, teams, stages and ledger keys: five statements however many there are. */
export async function insertProjects(
  tx: Tx,
  tenantId: string,
  projects: Project[],
  keys: Map<string, string[]>,
): Promise<void> {
  await sql`
    insert into project select * from jsonb_populate_recordset(null::project, ${json(projects.map((project) => fullRow(tenantId, project)))}::jsonb)`.execute(
    tx,
  )
  await insertInvestors(tx, tenantId, projects)
  await insertTeam(tx, tenantId, projects)
  // The stage it is in takes version 1, like the project; those before it count down from there.
  const stages = projects.flatMap(({ id, history }) =>
    history.map((visit, at) => ({ tenant_id: tenantId, project_id: id, version: at - history.length + 2, ...visit })),
  )
  await insertRows(tx, 'project_stage', stages)
  const identities = [...keys].flatMap(([project_id, list]) =>
    list.map((key) => ({ tenant_id: tenantId, key, project_id })),
  )
  await insertKeys(tx, identities)
}

/** Writes the changed projects back. `parts` says whose investors are new and who has come to another stage. */
export async function updateProjects(
  tx: Tx,
  tenantId: string,
  projects: Project[],
  parts: { investors: Project[]; moved: Project[] },
): Promise<void> {
  const rows = projects.map((project) => fullRow(tenantId, project))
  const columns = Object.keys(rows[0]!).filter(
    (name) => !['tenant_id', 'id', 'created_at', 'created_by'].includes(name),
  )
  await sql`
    update project set ${sql.join(columns.map((name) => sql`${sql.ref(name)} = r.${sql.ref(name)}`))}
    from jsonb_populate_recordset(null::project, ${json(rows)}::jsonb) r
    where project.tenant_id = r.tenant_id and project.id = r.id`.execute(tx)
  await replaceInvestors(tx, tenantId, parts.investors)
  await enterStages(tx, tenantId, parts.moved)
}

async function replaceInvestors(tx: Tx, tenantId: string, projects: Project[]): Promise<void> {
  if (projects.length === 0) return
  await sql`
    delete from project_investor
    where tenant_id = ${tenantId} and project_id = any(${projects.map((project) => project.id)}::uuid[])`.execute(tx)
  await insertInvestors(tx, tenantId, projects)
}

async function enterStages(tx: Tx, tenantId: string, projects: Project[]): Promise<void> {
  if (projects.length === 0) return
  const entered = projects.map(({ id, version, stage, stage_entered_on }) => ({
    tenant_id: tenantId,
    project_id: id,
    version,
    stage,
    entered_on: stage_entered_on,
    left_on: null,
  }))
  await sql`
    update project_stage s set left_on = r.entered_on
    from jsonb_populate_recordset(null::project_stage, ${json(entered)}::jsonb) r
    where s.tenant_id = r.tenant_id and s.project_id = r.project_id and s.left_on is null`.execute(tx)
  await insertRows(tx, 'project_stage', entered)
}

function insertInvestors(tx: Tx, tenantId: string, projects: Project[]): Promise<void> {
  const rows = projects.flatMap(({ id, investors }) =>
    investors.map((investor, position) => ({
      tenant_id: tenantId,
      project_id: id,
      position,
      enterprise_id: investor.enterprise_id,
      share: investor.share ?? null,
    })),
  )
  return insertRows(tx, 'project_investor', rows)
}

function insertTeam(tx: Tx, tenantId: string, projects: Project[]): Promise<void> {
  const rows = projects.flatMap(({ id, team }) =>
    team.map(({ member_id, duty }) => ({ tenant_id: tenantId, project_id: id, member_id, duty })),
  )
  return insertRows(tx, 'project_member', rows)
}

/** Replaces the team of one project; its version moves on with the ledger. */
export async function replaceTeam(tx: Tx, tenantId: string, project: Project): Promise<void> {
  await sql`delete from project_member where tenant_id = ${tenantId} and project_id = ${project.id}`.execute(tx)
  await insertTeam(tx, tenantId, [project])
}

/** Moves a project's version on with its ledger, where something beside its facts was written. */
export async function touchProject(tx: Tx, tenantId: string, id: string, version: number, at: Date): Promise<void> {
  await sql`
    update project set version = ${version}, updated_at = ${at}
    where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}

/** Remembers which rows of a ledger the projects came from; a row that is known already stays as it is. */
export async function insertKeys(
  tx: Tx,
  rows: { tenant_id: string; key: string; project_id: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into project_key select * from jsonb_populate_recordset(null::project_key, ${json(rows)}::jsonb)
    on conflict do nothing`.execute(tx)
}

async function insertRows(tx: Tx, table: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${json(rows)}::jsonb)`.execute(
    tx,
  )
}

function json(value: unknown): string {
  return JSON.stringify(value)
}

/** Kinds of the events that came after a version: what has happened to the project since somebody saw it. */
export async function kindsSince(tx: Tx, tenantId: string, id: string, version: number): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select kind from event where tenant_id = ${tenantId} and stream_id = ${id} and seq > ${version} order by seq`.execute(
    tx,
  )
  return rows.map((row) => row.kind)
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
