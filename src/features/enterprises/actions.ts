import { becameOf } from '#features/merges/rows/actions.ts'
import { staleProblem } from '#features/places/quicker/actions.ts'
import { investorsRenamed, projectsShown } from '#features/projects/investors/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { type Fault, Problem } from '#platform/problem.ts'
import { canOf, mayEdit } from './access.ts'
import { type Alias, aliasChanges, formerName } from './aliases/model.ts'
import { insertAlias, loadAliases } from './aliases/store.ts'
import { isValidCode } from './codes/model.ts'
import { refreshKeys } from './match/actions.ts'
import { type Enterprise, type EnterpriseFacts, enterpriseFacts, factsOf, factsWith } from './model.ts'
import { enterpriseOf } from './record/model.ts'
import {
  enterprisesNamed,
  holdKeys,
  insertEnterprises,
  listEnterprises as listRows,
  loadEnterprises,
  nameKey,
  updateEnterprise,
} from './store.ts'
import { text } from './text.ts'

export type Changes = { [F in keyof EnterpriseFacts]?: EnterpriseFacts[F] | null }

/** Enterprises by the sound of their names; found by any part of the name, by code or by tag. */
export async function listEnterprises(context: Context, query: { q?: string; cursor?: string; limit: number }) {
  const { db, me } = context
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
  const rows = await listRows(db, me.tenant_id, { q: query.q, after, limit: query.limit + 1 })
  const shown = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ name_sort: _, ...enterprise }) => ({ ...enterprise, can: canOf(me) })),
    next: last ? Buffer.from(JSON.stringify([last.name_sort, last.id])).toString('base64url') : null,
  }
}

function readCursor(cursor: string): { name_sort: string; id: string } {
  try {
    const [name_sort, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (typeof name_sort === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { name_sort, id }
  } catch {
    // A cursor that we did not write is refused like any other wrong one.
  }
  throw new Problem('invalid', 'list.cursor', text.cursor)
}

/** What is known of an enterprise. One that was merged into another answers with that other, under its own id. */
export async function getEnterprise({ db, me }: Context, asked: string) {
  const id = (await becameOf(db, me.tenant_id, [asked])).get(asked) ?? asked
  const [enterprise] = await loadEnterprises(db, me.tenant_id, [id])
  if (!enterprise) throw missing()
  return { ...enterprise, can: canOf(me) }
}

/** The projects that it invests in, each as far as the member may know of it. */
export async function enterpriseProjects(context: Context, id: string, page: { cursor?: string; limit: number }) {
  const { id: known } = await getEnterprise(context, id)
  return projectsShown(context, known, page)
}

export async function createEnterprise(context: Context, changes: Changes) {
  refuseUnlessEditable(context)
  const enterprise = enterpriseOf(newId(), factsWith(changes), context.now.toISOString())
  await context.db.transaction().execute(async (tx) => {
    await refuseFaults(tx, context, enterprise, enterpriseFacts)
    await insertEnterprises(tx, context.me.tenant_id, [enterprise])
    await write(tx, context, undefined, enterprise)
  })
  return getEnterprise(context, enterprise.id)
}

/** Changes the facts that are named. A new name shows in every project that it invests in, and the old one stays as a former name. */
export async function editEnterprise(context: Context, id: string, input: { version: number; changes: Changes }) {
  const { tenant_id } = context.me
  await context.db.transaction().execute(async (tx) => {
    await hold(tx, tenant_id, id)
    const before = await enterpriseToEdit(tx, context, id, input)
    const after = { ...before, ...factsWith(input.changes, before) }
    await refuseFaults(tx, context, after, Object.keys(input.changes))
    const former = await formerNameOf(tx, context, before, after)
    if (!(await write(tx, context, before, after, former))) return
    if (former) await insertAlias(tx, tenant_id, id, former)
    const other_names = former ? [...before.other_names, former.name] : before.other_names
    const saved = { ...after, other_names, version: before.version + 1, updated_at: context.now.toISOString() }
    await updateEnterprise(tx, tenant_id, saved)
    if (before.name !== after.name || before.code !== after.code) await refreshKeys(tx, tenant_id, [id])
    if (before.name !== after.name) await investorsRenamed(tx, context, id)
  })
  return getEnterprise(context, id)
}

/** The enterprise as the writer saw it, its stream held; refuses whoever may not edit it or saw another version. */
export async function enterpriseToEdit(
  tx: Tx,
  context: Context,
  id: string,
  input: { version: number },
): Promise<Enterprise> {
  const [enterprise] = await loadEnterprises(tx, context.me.tenant_id, [id])
  if (!enterprise) throw missing()
  refuseUnlessEditable(context)
  if (enterprise.version !== input.version) throw await stale(tx, context, enterprise, input)
  return enterprise
}

/** The name that a change gives up, as an alias. */
async function formerNameOf(
  tx: Tx,
  context: Context,
  before: Enterprise,
  after: Enterprise,
): Promise<Alias | undefined> {
  if (before.name === after.name) return undefined
  const known = await loadAliases(tx, context.me.tenant_id, before.id)
  const taken = [nameKey(after.name), ...known.map(({ name_key }) => name_key)]
  const former = formerName(before.name, nameKey(before.name), taken, dayOf(context.now))
  return former && { id: newId(), ...former }
}

/** Appends what changed to the ledger, with the name given up; false where nothing did. */
async function write(
  tx: Tx,
  context: Context,
  before: Enterprise | undefined,
  after: Enterprise,
  former?: Alias,
): Promise<boolean> {
  const changes = changesBetween(before ? factsOf(before) : {}, factsOf(after))
  if (former) Object.assign(changes, aliasChanges(former.id, undefined, former))
  if (Object.keys(changes).length === 0) return false
  const kind = before ? 'enterprise.edited' : 'enterprise.created'
  const { tenant_id, member_id } = context.me
  const entry = { stream: after.id, kind, seen: before?.version ?? 0, changes }
  await record(tx, { tenant_id, member_id, now: context.now }, [entry])
  return true
}

async function refuseFaults(
  tx: Tx,
  context: Context,
  enterprise: Enterprise,
  touched: readonly string[],
): Promise<void> {
  const faults: Fault[] = []
  const { name, code } = enterprise
  if (touched.includes('name') && name === '') faults.push({ field: 'name', message: text.needs_name })
  if (touched.includes('code') && code !== null) {
    if (!isValidCode(code)) faults.push({ field: 'code', message: text.not_a_code })
    await holdKeys(tx, context.me.tenant_id, [], [code])
    const others = await enterprisesNamed(tx, context.me.tenant_id, [], [code])
    if (others.some(({ id }) => id !== enterprise.id)) faults.push({ field: 'code', message: text.code_taken })
  }
  if (faults.length > 0) throw new Problem('invalid', 'enterprise.invalid', text.invalid, { faults })
}

export function refuseUnlessEditable({ me }: Context): void {
  if (!mayEdit(me)) throw new Problem('forbidden', 'enterprise.may_not_edit', text.may_not_edit)
}

function missing(): Problem {
  return new Problem('missing', 'enterprise.missing', text.missing)
}

function stale(tx: Tx, { me }: Context, theirs: Enterprise, yours: { version: number }): Promise<Problem> {
  return staleProblem(tx, me.tenant_id, theirs.id, { code: 'enterprise.stale', words: text.stale, yours, theirs })
}
