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
  const given = parties.flatMap((party) => party.enterprise_id ?? [])
  const byId = new Map((await loadEnterprises(tx, tenant_id, given)).map((enterprise) => [enterprise.id, enterprise]))
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

type Known = (party: NamedParty) => Enterprise | undefined

async function find(tx: Tx, tenantId: string, parties: NamedParty[]): Promise<Known> {
  const codes = parties.flatMap((party) => codeOf(party) ?? [])
  const rows = await enterprisesNamed(tx, tenantId, [...new Set(parties.map((party) => nameKey(party.name)))], codes)
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const byName = new Map(rows.toReversed().map((row) => [row.name_key, row]))
  return (party) => byCode.get(codeOf(party) ?? '') ?? namesake(party, byName.get(nameKey(party.name)))
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
