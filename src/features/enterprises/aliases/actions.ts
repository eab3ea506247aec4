import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { enterpriseToEdit, getEnterprise } from '../actions.ts'
import { refreshKeys } from '../match/actions.ts'
import type { Enterprise } from '../model.ts'
import { nameKey, updateEnterprise } from '../store.ts'
import { type Alias, type AliasFacts, aliasChanges, aliasFaults, aliasWith, noAlias } from './model.ts'
import { deleteAlias, insertAlias, loadAliases, updateAlias } from './store.ts'
import { text } from './text.ts'

/** The other names of an enterprise, with the version of the enterprise that a change of them must name. */
export async function listAliases(context: Context, enterpriseId: string) {
  const { version, can } = await getEnterprise(context, enterpriseId)
  const aliases = await loadAliases(context.db, context.me.tenant_id, enterpriseId)
  return { version, can, items: aliases.map(({ name_key: _, ...alias }) => alias) }
}

export function addAlias(
  context: Context,
  enterpriseId: string,
  input: { version: number; alias: Partial<AliasFacts> },
) {
  return change(context, enterpriseId, input, async (tx, enterprise) => {
    const alias = { id: newId(), ...aliasWith(input.alias, noAlias) }
    await refuseFaults(tx, context, enterprise, alias)
    await insertAlias(tx, context.me.tenant_id, enterpriseId, alias)
    return { kind: 'enterprise.alias_added', id: alias.id, after: alias }
  })
}

export function correctAlias(
  context: Context,
  enterpriseId: string,
  id: string,
  input: { version: number; changes: Partial<AliasFacts> },
) {
  return change(context, enterpriseId, input, async (tx, enterprise) => {
    const before = await aliasOf(tx, context, enterpriseId, id)
    const alias = { id, ...aliasWith(input.changes, before) }
    await refuseFaults(tx, context, enterprise, alias)
    await updateAlias(tx, context.me.tenant_id, alias)
    return { kind: 'enterprise.alias_corrected', id, before, after: alias }
  })
}

/** Takes back a name that was told wrongly; why stays in the ledger. */
export function withdrawAlias(
  context: Context,
  enterpriseId: string,
  id: string,
  input: { version: number; reason: string },
) {
  return change(context, enterpriseId, input, async (tx) => {
    const before = await aliasOf(tx, context, enterpriseId, id)
    await deleteAlias(tx, context.me.tenant_id, id)
    return { kind: 'enterprise.alias_withdrawn', id, before, note: input.reason }
  })
}

interface Written {
  kind: string
  id: string
  before?: AliasFacts
  after?: AliasFacts
  note?: string
}

/** One write of the other names: the row, the names that the enterprise is found by, and the ledger. */
async function change(
  context: Context,
  enterpriseId: string,
  seen: { version: number },
  write: (tx: Tx, enterprise: Enterprise) => Promise<Written>,
) {
  const { tenant_id, member_id } = context.me
  await context.db.transaction().execute(async (tx) => {
    await hold(tx, tenant_id, enterpriseId)
    const enterprise = await enterpriseToEdit(tx, context, enterpriseId, seen)
    const { kind, id, before, after, note } = await write(tx, enterprise)
    const changes = aliasChanges(id, before, after)
    if (Object.keys(changes).length === 0) return
    const entry = { stream: enterpriseId, kind, seen: enterprise.version, changes, note }
    await record(tx, { tenant_id, member_id, now: context.now }, [entry])
    const names = (await loadAliases(tx, tenant_id, enterpriseId)).map(({ name }) => name)
    const updated_at = context.now.toISOString()
    const saved = { ...enterprise, other_names: names, version: enterprise.version + 1, updated_at }
    await updateEnterprise(tx, tenant_id, saved)
    await refreshKeys(tx, tenant_id, [enterpriseId])
  })
  return listAliases(context, enterpriseId)
}

async function aliasOf(tx: Tx, context: Context, enterpriseId: string, id: string): Promise<Alias> {
  const alias = (await loadAliases(tx, context.me.tenant_id, enterpriseId)).find((one) => one.id === id)
  if (!alias) throw new Problem('missing', 'enterprise.alias_missing', text.missing)
  return alias
}

async function refuseFaults(tx: Tx, context: Context, enterprise: Enterprise, alias: Alias): Promise<void> {
  const others = (await loadAliases(tx, context.me.tenant_id, enterprise.id)).filter(({ id }) => id !== alias.id)
  const taken = [nameKey(enterprise.name), ...others.map(({ name_key }) => name_key)]
  const faults = aliasFaults(alias, nameKey(alias.name), taken)
  if (faults.length > 0) throw new Problem('invalid', 'enterprise.alias_invalid', text.invalid, { faults })
}
