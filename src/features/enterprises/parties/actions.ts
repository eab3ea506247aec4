import { becameOf, keptUnder } from '#features/merges/rows/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { record } from '#platform/ledger/record.ts'
import type { Enterprise, EnterpriseFacts, NamedParty } from '../model.ts'
import { creation, enterpriseOf } from '../record/model.ts'
import { enterprisesNamed, holdNames, insertEnterprises, loadEnterprises, nameKey } from '../store.ts'

/**
 * The enterprise that each party is, in their order: by id, else by code, else by folded name; one that nobody knows yet is made.
 * A few statements however many parties there are.
 */
export async function identifyParties(tx: Tx, context: Context, parties: NamedParty[]): Promise<Enterprise[]> {
  const { tenant_id } = context.me
  const byId = await knownById(tx, tenant_id, parties)
  const named = parties.filter((party) => !byId.has(party.enterprise_id ?? ''))
  let known = await find(tx, tenant_id, named)
  if (named.some((party) => !known(party))) {
    await holdNames(tx, tenant_id)
    known = await find(tx, tenant_id, named)
    await create(tx, context, distinct(named.filter((party) => !known(party))))
    known = await find(tx, tenant_id, named)
  }
  return parties.map((party) => byId.get(party.enterprise_id ?? '') ?? known(party)!)
}

/** By the ids that the parties give; one that was merged into another is that other. */
async function knownById(tx: Tx, tenantId: string, parties: NamedParty[]): Promise<Map<string, Enterprise>> {
  const given = parties.flatMap((party) => party.enterprise_id ?? [])
  if (given.length === 0) return new Map()
  const became = await becameOf(tx, tenantId, given)
  const loaded = await loadEnterprises(tx, tenantId, [...given, ...became.values()])
  const byId = new Map(loaded.map((enterprise) => [enterprise.id, enterprise]))
  for (const [lost, kept] of became) if (byId.has(kept)) byId.set(lost, byId.get(kept)!)
  return byId
}

type Known = (party: NamedParty) => Enterprise | undefined

async function find(tx: Tx, tenantId: string, parties: NamedParty[]): Promise<Known> {
  const codes = parties.flatMap((party) => codeOf(party) ?? [])
  const names = [...new Set(parties.map((party) => nameKey(party.name)))]
  const own = (await enterprisesNamed(tx, tenantId, names, codes)).map((row) => ({ ...row, known_code: row.code }))
  const rows = [...own, ...(await mergedNamed(tx, tenantId, names, codes))]
  const byCode = new Map(rows.toReversed().map((row) => [row.known_code, row]))
  const byName = new Map(rows.toReversed().map((row) => [row.name_key, row]))
  return (party) => byCode.get(codeOf(party) ?? '') ?? namesake(party, byName.get(nameKey(party.name)))
}

/** What merged enterprises became, under the names and codes that they had: a ledger that still names one means the other. */
async function mergedNamed(tx: Tx, tenantId: string, names: string[], codes: string[]) {
  const merged = await keptUnder(tx, tenantId, names, codes)
  if (merged.length === 0) return []
  const kept = await loadEnterprises(
    tx,
    tenantId,
    merged.map(({ kept_id }) => kept_id),
  )
  const byId = new Map(kept.map((enterprise) => [enterprise.id, enterprise]))
  return merged.flatMap(({ kept_id, name_key, code }) => {
    const enterprise = byId.get(kept_id)
    return enterprise ? [{ ...enterprise, name_key, known_code: code }] : []
  })
}

/** The same name under another code is another enterprise. */
function namesake(party: NamedParty, found: Enterprise | undefined): Enterprise | undefined {
  const code = codeOf(party)
  return found?.code && code && found.code !== code ? undefined : found
}

/** One party for each new enterprise: named twice, or once with its code and once without, it is made once. */
function distinct(parties: NamedParty[]): NamedParty[] {
  const coded = new Map(parties.filter(codeOf).map((party) => [codeOf(party), party]))
  const names = new Set([...coded.values()].map((party) => nameKey(party.name)))
  const bare = parties.filter((party) => !codeOf(party) && !names.has(nameKey(party.name)))
  return [...coded.values(), ...new Map(bare.map((party) => [nameKey(party.name), party])).values()]
}

async function create(tx: Tx, context: Context, parties: NamedParty[]): Promise<void> {
  const drafts = parties.map(({ name, code, country }) => ({ name, code: code ?? null, country: country ?? null }))
  await createEnterprises(tx, context, drafts)
}

/** Makes enterprises from their facts, whoever asks: a few statements for hundreds. */
export async function createEnterprises(tx: Tx, context: Context, drafts: Partial<EnterpriseFacts>[]): Promise<void> {
  if (drafts.length === 0) return
  const { tenant_id, member_id } = context.me
  const at = context.now.toISOString()
  const made = drafts.map((facts) => enterpriseOf(newId(), facts, at))
  await insertEnterprises(tx, tenant_id, made)
  const entries = made.map((enterprise) => ({ stream: enterprise.id, seen: 0, ...creation(enterprise) }))
  await record(tx, { tenant_id, member_id, now: context.now }, entries)
}

function codeOf(party: NamedParty): string | undefined {
  return party.code?.trim().toUpperCase() || undefined
}
