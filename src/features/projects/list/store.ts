import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Me } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import { together } from '#platform/db/together.ts'
import { mayHold } from '#platform/search/wanted.ts'
import { coreFields } from '../fields/model.ts'
import { industries } from '../industries/model.ts'
import { flagged } from '../relocations/store.ts'
import { type Passing, passing } from '../transfers/store.ts'
import { type Cursor, type Direction, type Filter, type Sort, sorts } from './model.ts'

/** A project of a page, and by what it stands in its place there. */
export interface ListedKey {
  id: string
  sort_value: string | null
}

export interface ListedRow extends ListedKey {
  version: number
  playbook_id: string
  name: string
  code_name: string
  confidential: boolean
  known: boolean
  on_team: boolean
  created_by: string | null
  unit_id: string
  unit_name: string
  stage: string
  stage_entered_on: string
  status: string
  light: string
  light_rule: string | null
  light_on: string | null
  industry: string | null
  origin: string | null
  investment_cny: string | null
  investor_names: string
  next_step: string
  next_step_on: string | null
  updated_at: string
  [column: string]: unknown
}

export interface Page {
  sort: Sort
  direction: Direction
  after?: Cursor
  /** Rows to pass over after that. */
  offset?: number
  limit: number
  /** Facts to fetch beside what every list shows. */
  columns: string[]
}

/** Units whose confidential projects the member knows by name because of its office. */
export type Knowing = Pick<Me, 'tenant_id' | 'member_id' | 'reach'> & { knowing: string[] }

/** One page of the projects in the member's reach. */
export function listProjects(db: Db, who: Knowing, filter: Filter, page: Page): Promise<ListedRow[]> {
  return inOrder(db, who, filter, page, (part) => pageOfRows(db, who, filter, part))
}

/** The same by their ids alone. */
export function listKeys(db: Db, who: Knowing, filter: Filter, page: Page): Promise<ListedKey[]> {
  return inOrder(db, who, filter, page, (part) => pageOfKeys(db, who, filter, part))
}

/**
 * Those that have the value it is sorted by and those that have none are asked for apart: each of the two goes along an index from where
 * the page before ended, however deep that is.
 */
async function inOrder<R extends ListedKey>(
  db: Db,
  who: Knowing,
  filter: Filter,
  page: Page,
  read: (page: PartOfPage) => Promise<R[]>,
): Promise<R[]> {
  if (!sorts[page.sort].nullable) return read({ ...page, part: sql`` })
  const key = sortKey(page.sort)
  const blanks = page.after?.value === null
  const filled = blanks ? [] : await read({ ...page, part: sql`and ${key} is not null` })
  if (filled.length === page.limit) return filled
  const offset =
    blanks || !page.offset || filled.length > 0 ? 0 : page.offset - (await countFilled(db, who, filter, key))
  const rest = {
    ...page,
    limit: page.limit - filled.length,
    offset: blanks ? page.offset : Math.max(0, offset),
    after: blanks ? page.after : undefined,
  }
  return [...filled, ...(await read({ ...rest, part: sql`and ${key} is null` }))]
}

async function countFilled(db: Db, who: Knowing, filter: Filter, key: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from project p where ${narrowed(who, filter)} and ${key} is not null`.execute(db)
  return rows[0]!.n
}

type PartOfPage = Page & { part: RawBuilder<unknown> }

async function pageOfRows(db: Db, who: Knowing, filter: Filter, page: PartOfPage): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select p.*, u.name as unit_name from (
      select ${listed(who, page.columns)}, ${sortKey(page.sort)} as sort_by, ${sortKey(page.sort)}::text as sort_value
      ${found(who, filter, page)}
    ) p join unit u on u.tenant_id = ${who.tenant_id} and u.id = p.unit_id
    order by ${order(page, sql.ref('p.sort_by'))}`.execute(db)
  return rows
}

async function pageOfKeys(db: Db, who: Knowing, filter: Filter, page: PartOfPage): Promise<ListedKey[]> {
  const { rows } = await sql<ListedKey>`
    select p.id, ${sortKey(page.sort)}::text as sort_value ${found(who, filter, page)}`.execute(db)
  return rows
}

function found(who: Knowing, filter: Filter, page: PartOfPage): RawBuilder<unknown> {
  return sql`
    from project p
    where ${narrowed(who, filter)} ${page.part} ${after(page)}
    order by ${order(page, sortKey(page.sort))} limit ${page.limit} offset ${page.offset ?? 0}`
}

/**
 * How many there are, counted no further than `most`. Those that hold a query openly and those that hold it in secret are counted
 * apart: of each the index alone says whether it does, and no row's words are read.
 */
export async function countProjects(db: Db, who: Knowing, { q, ...filter }: Filter, most: number): Promise<number> {
  const ways = q
    ? [heldOpenly(q), sql<SqlBool>`${heldInSecret(who, q)} and not ${heldOpenly(q)}`]
    : [sql<SqlBool>`true`]
  const counted = ways.map((way) => sql`select 1 from project p where ${narrowed(who, filter)} and ${way}`)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from (${sql.join(counted, sql` union all `)}) held limit ${most + 1}) counted`.execute(db)
  return rows[0]!.n
}

/** What a list says beside a project: that it is offered or was passed on, and that it is flagged as moved. */
export async function marksOf(db: Db, tenantId: string, ids: string[]) {
  if (ids.length === 0) return { passing: new Map<string, Passing>(), relocated: new Set<string>() }
  const told = await together<{ passing: Passing; flagged: { project_id: string } }>(db, {
    passing: passing(tenantId, ids),
    flagged: flagged(tenantId, ids),
  })
  return {
    passing: new Map(told.passing.map((one) => [one.project_id, one])),
    relocated: new Set(told.flagged.map(({ project_id }) => project_id)),
  }
}

const columnIds = new Set(
  coreFields.filter((field) => field.type !== 'figure' && field.type !== 'investors').map((field) => field.id),
)
const coreIds = new Set(coreFields.map((field) => field.id))
const always = [
  'id, version, playbook_id, name, code_name, confidential, created_by, unit_id, stage, stage_entered_on, status, light',
  'light_rule, light_on, industry, origin, investment_cny, investor_names, next_step, next_step_on, updated_at',
]
  .join(', ')
  .split(', ')

/** The columns of a list, with whether the member knows the project's name. */
export function listed(who: Knowing, columns: string[]): RawBuilder<unknown> {
  const asked = columns.filter((id) => columnIds.has(id) && !always.includes(id))
  const nested = [
    ...(columns.some((id) => coreIds.has(id) && !columnIds.has(id) && id !== 'investors') ? ['figures'] : []),
    ...(columns.some((id) => !coreIds.has(id)) ? ['custom'] : []),
  ]
  const names = [...always, ...asked, ...nested].map((name) => sql.ref(`p.${name}`))
  return sql`${sql.join(names)}, ${onTeam(who)} as on_team, ${known(who)} as known`
}

function onTeam({ tenant_id, member_id }: Knowing): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from project_member t
    where t.tenant_id = ${tenant_id} and t.project_id = p.id and t.member_id = ${member_id})`
}

/** The same sentence as `knowsName` in access.ts. */
export function known(who: Knowing): RawBuilder<SqlBool> {
  return sql<SqlBool>`(not p.confidential or p.created_by is not distinct from ${who.member_id}
    or p.unit_id = any(${who.knowing}::uuid[]) or ${onTeam(who)})`
}

/**
 * Every condition of a list: reach first, then what the filter says. Board, counts and export narrow by the same. What is kept from
 * those who know a project by its code name only cannot be found out by asking for it either.
 */
export function narrowed(who: Knowing, filter: Filter): RawBuilder<SqlBool> {
  const conditions = [
    sql<SqlBool>`p.tenant_id = ${who.tenant_id}`,
    within(who),
    ...(['stage', 'status', 'light', 'origin', 'origin_place', 'source', 'construction'] as const).flatMap((id) =>
      filter[id] ? [oneOf(`p.${id}`, filter[id])] : [],
    ),
    ...(filter.q ? [searched(who, filter.q)] : []),
    ...(filter.unit ? [sql<SqlBool>`p.unit_id = any(${unitAndBelow(who.tenant_id, filter.unit)})`] : []),
    ...(filter.holder ? [sql<SqlBool>`p.unit_id = ${filter.holder}::uuid`] : []),
    ...(filter.blank ?? []).map((id) => blank(who, id)),
    ...(filter.status_reason ? [sql<SqlBool>`${reasonTold(who)} = ${filter.status_reason}`] : []),
    ...(filter.reached ? [sql<SqlBool>`p.way && ${filter.reached}::text[]`] : []),
    ...(filter.passed ? [sql<SqlBool>`p.way_days[array_position(p.way, ${filter.passed})] is not null`] : []),
    ...(filter.industry ? [inIndustry(filter.industry)] : []),
    ...(filter.tag ? [sql<SqlBool>`(p.tags @> array[${filter.tag}] and p.tags <> '{}' and ${known(who)})`] : []),
    ...(filter.mine ? [sql<SqlBool>`(p.created_by = ${who.member_id} or ${onTeam(who)})`] : []),
    ...(filter.confidential !== undefined ? [sql<SqlBool>`p.confidential = ${filter.confidential}`] : []),
    ...(filter.relocated !== undefined ? [filter.relocated ? relocated() : sql<SqlBool>`not ${relocated()}`] : []),
    ...(filter.investment_min ? [sql<SqlBool>`p.investment_cny >= ${filter.investment_min}::numeric`] : []),
    ...(filter.investment_max ? [sql<SqlBool>`p.investment_cny <= ${filter.investment_max}::numeric`] : []),
    ...filter.dates.flatMap(({ field, from, to }) => [
      ...(from ? [sql<SqlBool>`${sql.ref(`p.${field}`)} >= ${from}::date`] : []),
      ...(to ? [sql<SqlBool>`${sql.ref(`p.${field}`)} <= ${to}::date`] : []),
    ]),
    ...filter.custom.map(([id, value]) => sql<SqlBool>`(${holdsValue(id, value)} and ${known(who)})`),
  ]
  return sql.join<SqlBool>(conditions, sql` and `)
}

const manyUnits = 10

/** Many units hold a large part of all projects: their index is no help, and reading it is longer than the rest of the work. */
function within({ reach }: Knowing): RawBuilder<SqlBool> {
  const inReach = sql<SqlBool>`p.unit_id = any(${reach}::uuid[])`
  return reach.length > manyUnits ? sql<SqlBool>`(${inReach}) is true` : inReach
}

function blank(who: Knowing, id: string): RawBuilder<SqlBool> {
  return id === 'status_reason' ? sql<SqlBool>`${reasonTold(who)} = ''` : sql<SqlBool>`${sql.ref(`p.${id}`)} is null`
}

/** Why a project is paused, lost or withdrawn, as far as the member may be told: empty where it is not. */
export function reasonTold(who: Knowing): RawBuilder<string> {
  return sql<string>`case when ${known(who)} then p.status_reason else '' end`
}

function relocated(): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from relocation r
    where r.tenant_id = p.tenant_id and r.project_id = p.id and r.status = 'flagged')`
}

/** One value is asked for by `=`: only then an index that goes on by another column keeps its order. */
function oneOf(column: string, values: string[]): RawBuilder<SqlBool> {
  if (values.length === 1) return sql<SqlBool>`${sql.ref(column)} = ${values[0]}`
  return sql<SqlBool>`${sql.ref(column)} = any(${values}::text[])`
}

/** By what everyone in sight may search, and by what is kept from those who may not know its name. */
export function searched(who: Knowing, q: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${heldOpenly(q)} or ${heldInSecret(who, q)})`
}

function heldOpenly(q: string): RawBuilder<SqlBool> {
  return mayHold('p.search_open', q)
}

function heldInSecret(who: Knowing, q: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${mayHold('p.search_full', q)} and p.confidential and ${known(who)})`
}

/** The ids of a unit and of those below it. */
export function unitAndBelow(tenantId: string, unitId: string): RawBuilder<string[]> {
  return sql<string[]>`array(
    select u.id from unit u where u.tenant_id = ${tenantId} and u.path like (
      select r.path || '%' from unit r where r.tenant_id = ${tenantId} and r.id = ${unitId}))`
}

/** A code may be written with its section's letter or without: C stands for C35 and for 35. A division has an index. */
function inIndustry(code: string): RawBuilder<SqlBool> {
  const [, letter = '', digits = ''] = /^([A-T]?)(\d*)$/.exec(code.toUpperCase()) ?? []
  const divisions = industries.filter(({ section }) => section === letter).map(({ code: own }) => own)
  const pattern = sql<SqlBool>`p.industry ~ ${digits ? `^[A-T]?${digits}` : `^(${divisions.join('|')})`}`
  if (digits.length < 2) return pattern
  return sql<SqlBool>`(substring(p.industry from '[0-9]{2}') = ${digits.slice(0, 2)} and ${pattern})`
}

function holdsValue(id: string, value: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(p.custom ->> ${id} = ${value}
    or (jsonb_typeof(p.custom -> ${id}) = 'array' and p.custom -> ${id} ? ${value}))`
}

/** A name sorts as everyone may read it, so that the order tells nothing of a secret one. */
function sortKey(sort: Sort): RawBuilder<unknown> {
  return sort === 'name' ? sql`(case when p.confidential then p.code_name else p.name end)` : sql.ref(`p.${sort}`)
}

/** The value one way, and the id the way that the index has it beside that value. */
function order({ sort, direction }: Page, key: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${key} ${sql.raw(direction)}${nullsAsIndexed(sort, direction)}, p.id ${sql.raw(idDirection(sort, direction))}`
}

/** Blanks are never among the others of a page; the order names them as the index does, else it would not be used. */
function nullsAsIndexed(sort: Sort, direction: Direction): RawBuilder<unknown> {
  const { nullable, falling } = sorts[sort]
  if (!nullable || !falling) return sql``
  return direction === 'desc' ? sql` nulls last` : sql` nulls first`
}

function idDirection(sort: Sort, direction: Direction): Direction {
  if (!sorts[sort].falling) return direction
  return direction === 'desc' ? 'asc' : 'desc'
}

function after({ sort, direction, after: cursor }: Page): RawBuilder<unknown> {
  if (!cursor) return sql``
  const key = sortKey(sort)
  const { value, id } = cursor
  const beyondId = sql.raw(idDirection(sort, direction) === 'desc' ? '<' : '>')
  if (value === null) return sql`and p.id ${beyondId} ${id}::uuid`
  const given = sql`${value}::${sql.raw(sorts[sort].type)}`
  const beyond = sql.raw(direction === 'desc' ? '<' : '>')
  return sql`and ${key} ${beyond}= ${given}
    and (${key} ${beyond} ${given} or (${key} = ${given} and p.id ${beyondId} ${id}::uuid))`
}
