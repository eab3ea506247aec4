import { sql } from 'kysely'
import { copied, copiedLines, copyRows, type Line, lineOf } from '#platform/db/copy.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { LedgerFault } from '#platform/ledger/check.ts'
import { searchTokens } from '#platform/search/tokens.ts'
import { fold } from '#platform/search.ts'
import { isConfidential, type Project, rowOf, sizeInYuan } from '../model.ts'
import { wayOf } from '../way/model.ts'

type Row = Record<string, unknown>

/** Every column of the table, from the project. */
function fullRow(tenantId: string, project: Project, row = rowOf(project)): Row {
  const { id, version, created_at, updated_at, light, light_rule, light_on, service_step, service_due_on } = project
  return {
    tenant_id: tenantId,
    id,
    version,
    created_at,
    updated_at,
    light,
    light_rule,
    light_on,
    service_step,
    service_due_on,
    ...wayOf(project),
    ...row,
    ...derivedColumns(project),
  }
}

/** The row of a new project as COPY reads it. */
export function lineOfProject(tenantId: string, project: Project, row = rowOf(project)): string {
  return lineOf(Object.values(fullRow(tenantId, project, row)))
}

/** What follows from a project's facts and its investors' names, for lists, search and the finding of duplicates. */
export function derivedColumns(project: Project) {
  return {
    investor_names: project.investors.map((investor) => investor.name).join('、'),
    name_key: fold(String(project.facts.name ?? '')),
    investment_cny: sizeInYuan(project, 'investment'),
    ...searchColumns(project),
  }
}

/**
 * What everyone in sight of the project may search by, and, while it is confidential, what only those who may know it may.
 * Of an open project the second is empty: the first holds all.
 */
function searchColumns(project: Project): { search_open: number[]; search_full: number[] } {
  const { facts } = project
  const text = (...ids: string[]) => ids.map((id) => facts[id] as string | undefined)
  const tags = (facts.tags as string[] | undefined) ?? []
  const investors = project.investors.map((investor) => investor.name)
  const all = {
    names: [...text('code_name', 'chain_leader', 'name', 'company_name', 'contact_name'), ...investors],
    texts: [...text('code', 'content', 'address'), ...tags],
    codes: text('code', 'company_code', 'contract_number', 'filing_code', 'contact_phone'),
  }
  if (!isConfidential(project)) return { search_open: searchTokens(all), search_full: [] }
  return { search_open: searchTokens({ names: text('code_name') }), search_full: searchTokens(all) }
}

/** What is written of a new project, spelt out ahead. */
export interface Spelt {
  /** Its row, which COPY reads. */
  line: Line
  /** Of its first event, as canonical text. */
  changes: string
  /** What stands there for the ids of its investors, as long as nobody knows them. */
  enterprise_ids: string[]
}

/** A new project, with the keys of the ledger row that it came from. */
export interface NewProject {
  project: Project
  keys: string[]
  spelt?: Spelt
}

/** Inserts the projects, their investors, teams, stages and ledger keys: five statements however many there are. */
export async function insertProjects(tx: Tx, tenantId: string, fresh: NewProject[]): Promise<void> {
  const projects = fresh.map(({ project }) => project)
  const columns = Object.keys(fullRow(tenantId, projects[0]!))
  const lines = fresh.map(({ project, spelt }) => spelt?.line ?? lineOfProject(tenantId, project))
  await copyRows(tx, copiedLines('project', columns, lines))
  for (const [table, rows] of Object.entries(tablesBeside(tenantId, projects)))
    if (rows.length > 0) await copyRows(tx, copied(table, rows))
  const identities = fresh.flatMap(({ project, keys }) =>
    keys.map((key) => ({ tenant_id: tenantId, key, project_id: project.id })),
  )
  await insertKeys(tx, identities)
}

/** The rows of new projects by table, those that are referred to first. */
export function tablesOf(tenantId: string, projects: Project[]) {
  return {
    project: projects.map((project) => fullRow(tenantId, project)),
    ...tablesBeside(tenantId, projects),
  }
}

function tablesBeside(tenantId: string, projects: Project[]) {
  return {
    project_investor: investorRows(tenantId, projects),
    project_member: teamRows(tenantId, projects),
    // The stage it is in takes version 1, like the project; those before it count down from there.
    project_stage: projects.flatMap(({ id, history }) =>
      history.map((visit, at) => ({ tenant_id: tenantId, project_id: id, version: at - history.length + 2, ...visit })),
    ),
  }
}

/** Writes the changed projects back. `parts` says whose investors and teams are new and who has come to another stage. */
export async function updateProjects(
  tx: Tx,
  tenantId: string,
  projects: Project[],
  parts: { investors: Project[]; moved: Project[]; teams?: Project[] },
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
  await replaceTeams(tx, tenantId, parts.teams ?? [])
}

async function replaceInvestors(tx: Tx, tenantId: string, projects: Project[]): Promise<void> {
  if (projects.length === 0) return
  await sql`
    delete from project_investor
    where tenant_id = ${tenantId} and project_id = any(${projects.map((project) => project.id)}::uuid[])`.execute(tx)
  await insertRows(tx, 'project_investor', investorRows(tenantId, projects))
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

function investorRows(tenantId: string, projects: Project[]): Row[] {
  return projects.flatMap(({ id, investors }) =>
    investors.map((investor, position) => ({
      tenant_id: tenantId,
      project_id: id,
      position,
      enterprise_id: investor.enterprise_id,
      share: investor.share ?? null,
    })),
  )
}

function teamRows(tenantId: string, projects: Project[]): Row[] {
  return projects.flatMap(({ id, team }) =>
    team.map(({ member_id, duty }) => ({ tenant_id: tenantId, project_id: id, member_id, duty })),
  )
}

/** Replaces the teams of projects; their versions move on with the ledger. */
export async function replaceTeams(tx: Tx, tenantId: string, projects: Project[]): Promise<void> {
  if (projects.length === 0) return
  await sql`
    delete from project_member
    where tenant_id = ${tenantId} and project_id = any(${projects.map(({ id }) => id)}::uuid[])`.execute(tx)
  await insertRows(tx, 'project_member', teamRows(tenantId, projects))
}

/** Moves a project's version on with its ledger, where something beside its facts was written, and what follows from that. */
export async function touchProject(tx: Tx, tenantId: string, project: Project): Promise<void> {
  const { id, version, updated_at, light, light_rule, light_on, service_step, service_due_on } = project
  await sql`
    update project set version = ${version}, updated_at = ${updated_at}, light = ${light}, light_rule = ${light_rule},
      light_on = ${light_on}, service_step = ${service_step}, service_due_on = ${service_due_on}
    where tenant_id = ${tenantId} and id = ${id}`.execute(tx)
}

/** Writes anew what follows from the projects' facts and the way that they went, where a row is of an older version of Landfall. */
export async function writeDerived(tx: Tx, tenantId: string, projects: Project[]): Promise<void> {
  const rows = projects.map((project) => ({
    ...rowOf(project),
    ...derivedColumns(project),
    ...wayOf(project),
    id: project.id,
  }))
  await sql`
    update project p set came_on = r.came_on, way = r.way, way_days = r.way_days, investment_cny = r.investment_cny,
      announced_cny = r.announced_cny, agreed_cny = r.agreed_cny, verified_cny = r.verified_cny
    from jsonb_populate_recordset(null::project, ${json(rows)}::jsonb) r
    where p.tenant_id = ${tenantId} and p.id = r.id`.execute(tx)
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

/** Projects whose amount is not what their figures come to. */
export async function wrongSizes(db: Db): Promise<LedgerFault[]> {
  const { rows } = await sql<{ tenant_id: string; key: string }>`
    select tenant_id, id::text as key from project
    where investment_cny is distinct from coalesce(agreed_cny, announced_cny, verified_cny) order by 1, 2`.execute(db)
  return rows.map((row) => ({ fault: 'sum_wrong' as const, table: 'project', ...row }))
}
