import { investorsRenamed, projectsShown } from '#features/projects/investors/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { type Fault, Problem } from '#platform/problem.ts'
import { canOf, mayEdit } from './access.ts'
import { refreshKeys } from './match/actions.ts'
import { type Enterprise, type EnterpriseFacts, enterpriseFacts, factsWith, isCompanyCode } from './model.ts'
import {
  enterprisesNamed,
  holdNames,
  insertEnterprises,
  listEnterprises as listRows,
  loadEnterprises,
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

/** What is known of an enterprise. */
export async function getEnterprise({ db, me }: Context, id: string) {
  const [enterprise] = await loadEnterprises(db, me.tenant_id, [id])
  if (!enterprise) throw missing()
  return { ...enterprise, can: canOf(me) }
}

/** The projects that it invests in, each as far as the member may know of it. */
export async function enterpriseProjects(context: Context, id: string, page: { cursor?: string; limit: number }) {
  await getEnterprise(context, id)
  return projectsShown(context, id, page)
}

export async function createEnterprise(context: Context, changes: Changes) {
  refuseUnlessEditable(context)
  const at = context.now.toISOString()
  const enterprise = { id: newId(), version: 1, ...factsWith(changes), created_at: at, updated_at: at }
  await context.db.transaction().execute(async (tx) => {
    await refuseFaults(tx, context, enterprise, enterpriseFacts)
    await insertEnterprises(tx, context.me.tenant_id, [enterprise])
    await write(tx, context, undefined, enterprise)
  })
  return getEnterprise(context, enterprise.id)
}

/** Changes the facts that are named. A new name shows in every project that it invests in. */
export async function editEnterprise(context: Context, id: string, input: { version: number; changes: Changes }) {
  const { tenant_id } = context.me
  await context.db.transaction().execute(async (tx) => {
    await hold(tx, tenant_id, id)
    const [before] = await loadEnterprises(tx, tenant_id, [id])
    if (!before) throw missing()
    refuseUnlessEditable(context)
    if (before.version !== input.version) throw stale(before, input)
    const after = { ...before, ...factsWith(input.changes, before) }
    await refuseFaults(tx, context, after, Object.keys(input.changes))
    if (!(await write(tx, context, before, after))) return
    const saved = { ...after, version: before.version + 1, updated_at: context.now.toISOString() }
    await updateEnterprise(tx, tenant_id, saved)
    if (before.name !== after.name || before.code !== after.code) await refreshKeys(tx, tenant_id, [id])
    if (before.name !== after.name) await investorsRenamed(tx, context, id)
  })
  return getEnterprise(context, id)
}

/** Appends what changed to the ledger; false where nothing did. */
async function write(tx: Tx, context: Context, before: Enterprise | undefined, after: Enterprise): Promise<boolean> {
  const facts = (one: Enterprise) => Object.fromEntries(enterpriseFacts.map((fact) => [fact, one[fact]]))
  const changes = changesBetween(before ? facts(before) : {}, facts(after))
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
    if (!isCompanyCode(code)) faults.push({ field: 'code', message: text.not_a_code })
    await holdNames(tx, context.me.tenant_id)
    const others = await enterprisesNamed(tx, context.me.tenant_id, [], [code])
    if (others.some(({ id }) => id !== enterprise.id)) faults.push({ field: 'code', message: text.code_taken })
  }
  if (faults.length > 0) throw new Problem('invalid', 'enterprise.invalid', text.invalid, { faults })
}

function refuseUnlessEditable({ me }: Context): void {
  if (!mayEdit(me)) throw new Problem('forbidden', 'enterprise.may_not_edit', text.may_not_edit)
}

function missing(): Problem {
  return new Problem('missing', 'enterprise.missing', text.missing)
}

function stale(theirs: Enterprise, yours: { version: number; changes: Changes }): Problem {
  return new Problem('conflict', 'enterprise.stale', text.stale, { extra: { yours, theirs } })
}
