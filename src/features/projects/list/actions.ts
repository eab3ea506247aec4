import { playbookById } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { ahead } from '#platform/ahead.ts'
import type { Context, Me } from '#platform/context.ts'
import { dayOf, daysBetween } from '#platform/day.ts'
import { Problem } from '#platform/problem.ts'
import { asSeenBy, canOf, knowingRoles } from '../access.ts'
import { isBlank, isOpenFact, type Status, type Told } from '../model.ts'
import { stagesAhead } from '../moves/model.ts'
import { lightOf, stageLabel } from '../page/model.ts'
import { pipelineCount } from '../pipeline/store.ts'
import { loadTold } from '../store.ts'
import {
  type Direction,
  type Filter,
  filterOf,
  isOfPipeline,
  readCursor,
  type Sort,
  sorts,
  writeCursor,
} from './model.ts'
import {
  countProjects,
  type Knowing,
  type ListedKey,
  type ListedRow,
  listKeys,
  listProjects as listRows,
  marksOf,
} from './store.ts'
import { text } from './text.ts'

export interface ListQuery {
  sort?: Sort
  direction?: Direction
  cursor?: string
  offset?: number
  limit: number
  columns?: string
  [filter: string]: unknown
}

/** Beyond this many the rows of a filter are not counted out: `total_exact` says so. */
const mostCounted = 10_000
/** Of what a word is found in: who looks for something asks more closely before they read so many. */
const mostFound = 1_000

/** A page of the projects in the member's reach, with how many there are. */
export async function listProjects(context: Context, query: ListQuery) {
  const filter = filterOf(query)
  const columns = (query.columns ?? '').split(',').filter((id) => id !== '')
  // The total does not change from page to page: it is counted with the first, and beside it where that costs little.
  const first = !query.cursor && !query.offset
  const [{ items, next }, sums] = await Promise.all([
    pageOf(context, filter, { ...query, columns }),
    first && isOfPipeline(filter) ? counting(context, filter) : null,
  ])
  const counted = !first ? null : next ? (sums ?? (await counting(context, filter))) : allOf(items)
  return {
    items,
    next,
    total: counted?.total ?? null,
    total_exact: counted?.exact ?? true,
  }
}

/** How many there are: exactly where the pipeline's sums know it, else no further than a limit. */
async function counting({ db, me }: Context, filter: Filter): Promise<{ total: number; exact: boolean }> {
  if (isOfPipeline(filter))
    return { total: await pipelineCount(db, me.tenant_id, { ...filter, units: me.reach }), exact: true }
  const most = filter.q ? mostFound : mostCounted
  const counted = await countProjects(db, knowing(me), filter, most)
  return { total: Math.min(counted, most), exact: counted <= most }
}

function allOf(items: unknown[]): { total: number; exact: boolean } {
  return { total: items.length, exact: true }
}

export interface PageQuery {
  sort?: Sort
  direction?: Direction
  cursor?: string
  offset?: number
  limit: number
  columns: string[]
}

export async function pageOf(
  context: Context,
  filter: Filter,
  { cursor, offset, limit, columns, ...query }: PageQuery,
) {
  const sort = query.sort ?? 'updated_at'
  const direction = query.direction ?? sorts[sort].direction
  const after = cursor === undefined ? undefined : (readCursor(cursor) ?? badCursor())
  const rows = await listRows(context.db, knowing(context.me), filter, {
    sort,
    direction,
    after,
    offset,
    limit: limit + 1,
    columns,
  })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  const items = await presentRows(context, shown, columns)
  return { items, next: last ? writeCursor({ value: last.sort_value, id: last.id }) : null }
}

function badCursor(): never {
  throw new Problem('invalid', 'list.cursor', text.cursor)
}

/** The member as the store's conditions know it. */
export function knowing(me: Me): Knowing {
  const offices = me.grants.filter((grant) => (knowingRoles as readonly string[]).includes(grant.role))
  const { tenant_id, member_id, reach } = me
  return { tenant_id, member_id, reach, knowing: [...new Set(offices.flatMap((grant) => grant.reach))] }
}

export async function presentRows(context: Context, rows: ListedRow[], columns: string[]) {
  const playbooks = new Map<string, Playbook>()
  for (const { playbook_id } of rows)
    if (!playbooks.has(playbook_id))
      playbooks.set(playbook_id, (await playbookById(context.db, context.me.tenant_id, playbook_id)).playbook)
  const today = dayOf(context.now)
  const can = canOfRows(context.me, playbooks)
  const ids = rows.map(({ id }) => id)
  const { passing, relocated } = await marksOf(context.db, context.me.tenant_id, ids)
  return rows.map((row) => ({
    ...presentRow(playbooks.get(row.playbook_id)!, row, columns, today, can(row)),
    offered: passing.get(row.id)?.offered ?? null,
    brought_by: passing.get(row.id)?.origin ?? null,
    relocated: relocated.has(row.id),
  }))
}

function presentRow(playbook: Playbook, row: ListedRow, columns: string[], today: string, can: string[]) {
  const { known } = row
  return {
    access: known ? ('full' as const) : ('code_name' as const),
    id: row.id,
    version: row.version,
    name: known ? row.name : row.code_name,
    code_name: row.code_name,
    confidential: row.confidential,
    unit: { id: row.unit_id, name: row.unit_name },
    stage: { id: row.stage, ...stageLabel(playbook, row.stage), entered_on: row.stage_entered_on },
    days_in_stage: Math.max(0, daysBetween(row.stage_entered_on, today)),
    status: row.status as Status,
    light: lightOf(playbook, row),
    industry: row.industry,
    origin: row.origin,
    investment_cny: row.investment_cny,
    investors: known ? row.investor_names : '',
    next_step: known ? row.next_step : '',
    next_step_on: row.next_step_on,
    updated_at: row.updated_at,
    facts: factsOfRow(row, columns),
    can,
  }
}

/** The columns asked for, by field id; of a secret project not those that give it away. */
function factsOfRow(row: ListedRow, columns: string[]): Record<string, unknown> {
  const { figures, custom } = row as { figures?: Record<string, unknown>; custom?: Record<string, unknown> }
  const value = (id: string) => (id === 'investors' ? row.investor_names : (row[id] ?? figures?.[id] ?? custom?.[id]))
  const told = columns.filter((id) => (row.known || isOpenFact(id)) && !isBlank(value(id)))
  return Object.fromEntries(told.map((id) => [id, value(id)]))
}

/** What the member may do with each row: worked out once for all that are alike in what it depends on. */
function canOfRows(me: Me, playbooks: Map<string, Playbook>): (row: ListedRow) => string[] {
  const known = new Map<string, string[]>()
  return (row) => {
    const { playbook_id, stage, status, unit_id, created_by, confidential, on_team } = row
    const key = [playbook_id, stage, status, unit_id, created_by === me.member_id, confidential, on_team].join(' ')
    const can = known.get(key) ?? canOfRow(me, playbooks.get(playbook_id)!, row)
    known.set(key, can)
    return can
  }
}

function canOfRow(me: Me, playbook: Playbook, row: ListedRow): string[] {
  const team = row.on_team ? [{ member_id: me.member_id, name: me.name, duty: 'member' as const }] : []
  const facts = { unit_id: row.unit_id, confidential: row.confidential }
  const roles = stagesAhead(playbook, row.stage).flatMap((stage) => stage.submit)
  return canOf(me, { facts, team, created_by: row.created_by, status: row.status as Status }, roles)
}

/**
 * Every project of a filtered list, whole and as the member may read it, page by page: what an export writes. The same filter as
 * the list's.
 */
export async function* eachProject(context: Context, query: WalkQuery, limit = 500): AsyncGenerator<Told[]> {
  const { db, me } = context
  for await (const ids of ahead(eachPage(context, query, limit))) {
    const projects = await loadTold(db, me.tenant_id, ids)
    yield projects.map((project) => asSeenBy(me, project))
  }
}

interface WalkQuery {
  sort?: Sort
  direction?: Direction
  [filter: string]: unknown
}

async function* eachPage({ db, me }: Context, query: WalkQuery, limit: number): AsyncGenerator<string[]> {
  const sort = query.sort ?? 'updated_at'
  const direction = query.direction ?? sorts[sort].direction
  const filter = filterOf(query)
  let last: ListedKey | undefined
  do {
    const after = last && { value: last.sort_value, id: last.id }
    const keys = await listKeys(db, knowing(me), filter, { sort, direction, after, limit, columns: [] })
    if (keys.length > 0) yield keys.map(({ id }) => id)
    last = keys.length === limit ? keys.at(-1) : undefined
  } while (last)
}
