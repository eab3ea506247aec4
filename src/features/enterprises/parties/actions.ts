import { becameOf, keptUnder } from '#features/merges/rows/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { canonical, type Json } from '#platform/ledger/model.ts'
import { firstEvents, recordFirst } from '#platform/ledger/record.ts'
import { meanwhile } from '#platform/meanwhile.ts'
import { isValidCode } from '../codes/model.ts'
import { judge, knownAs } from '../match/model.ts'
import type { Enterprise, EnterpriseFacts, NamedParty } from '../model.ts'
import { askAbout, type Doubt } from '../pairs/asking/actions.ts'
import { creation, enterpriseOf } from '../record/model.ts'
import { enterprisesNamed, holdKeys, holdNames, insertEnterprises, loadEnterprises, nameKey } from '../store.ts'

/**
 * The enterprise that each party is, in their order: by id, else by a valid code with a name that fits it, else by folded name; one that
 * nobody knows yet is made. A known code under an unlike name is another enterprise, and people are asked whether it is. A few statements
 * however many parties there are.
 */
export async function identifyParties(tx: Tx, context: Context, parties: NamedParty[]): Promise<Enterprise[]> {
  const { tenant_id } = context.me
  const byId = await knownById(tx, tenant_id, parties)
  const named = parties.filter((party) => !byId.has(party.enterprise_id ?? ''))
  let register = await find(tx, tenant_id, named)
  if (named.some((party) => !register.known(party))) {
    await holdFor(tx, tenant_id, named)
    register = await find(tx, tenant_id, named)
    const unknown = named.filter((party) => !register.known(party))
    const made = await createEnterprises(tx, context, draftsOf(unknown, register.bearer))
    register = registerOf([...register.rows, ...made.map(bearing)])
  }
  await askAbout(tx, tenant_id, doubtsOf(named, register), context.now)
  return parties.map((party) => byId.get(party.enterprise_id ?? '') ?? register.known(party)!)
}

/** For whoever identifies parties more than once in a transaction: names are held in one order, or all at once. */
export function holdAllParties(tx: Tx, { me }: Context): Promise<void> {
  return holdNames(tx, me.tenant_id)
}

/** More than a form names: a page of a ledger, which then has all names to itself. */
const many = 20

function holdFor(tx: Tx, tenantId: string, parties: NamedParty[]): Promise<void> {
  if (parties.length > many) return holdNames(tx, tenantId)
  const names = parties.map((party) => nameKey(party.name))
  return holdKeys(
    tx,
    tenantId,
    names,
    parties.flatMap((party) => codeOf(party) ?? []),
  )
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

export interface Register {
  rows: Bearer[]
  known: Known
  /** Who bears the code that a party gives, whatever it is called. */
  bearer: Known
}

type Known = (party: NamedParty) => Bearer | undefined
type Bearer = Enterprise & { name_key: string; known_code: string | null }

/** What is known under the names and codes of parties. */
export async function find(tx: Db | Tx, tenantId: string, parties: NamedParty[]): Promise<Register> {
  const codes = parties.flatMap((party) => codeOf(party) ?? [])
  const names = [...new Set(parties.map((party) => nameKey(party.name)))]
  const own = (await enterprisesNamed(tx, tenantId, names, codes)).map((row) => ({ ...row, known_code: row.code }))
  return registerOf([...own, ...(await mergedNamed(tx, tenantId, names, codes))])
}

function bearing(enterprise: Enterprise): Bearer {
  return { ...enterprise, name_key: nameKey(enterprise.name), known_code: enterprise.code }
}

function registerOf(rows: Bearer[]): Register {
  const byCode = new Map(rows.toReversed().map((row) => [row.known_code, row]))
  const byName = Map.groupBy(rows, (row) => row.name_key)
  const bearer: Known = (party) => byCode.get(codeOf(party) ?? '')
  const known: Known = (party) => {
    const found = bearer(party)
    if (found && fits(party, { ...found, code: found.known_code })) return found
    return byName.get(nameKey(party.name))?.find((row) => isNamesake(party, row))
  }
  return { rows, known, bearer }
}

/** What merged enterprises became, under the names and codes that they had: a ledger that still names one means the other. */
async function mergedNamed(tx: Db | Tx, tenantId: string, names: string[], codes: string[]) {
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
function isNamesake(party: NamedParty, found: { code: string | null }): boolean {
  const code = codeOf(party)
  return !found.code || !code || found.code === code
}

/** Whether a party that gives the code of another is that one, as far as their names go. */
function fits(party: NamedParty, bearer: { name: string; code: string | null; other_names?: string[] }): boolean {
  if (nameKey(party.name) === nameKey(bearer.name)) return true
  const asked = knownAs(party.name, party.code)
  return judge(asked, knownAs(bearer.name, bearer.code, bearer.other_names)).decision === 'same'
}

/**
 * One draft for each new enterprise: named twice, or once with its code and once without, it is made once. A code that somebody bears
 * already, or that came with an unlike name before, is not written a second time.
 */
function draftsOf(parties: NamedParty[], bearer: Known): Partial<EnterpriseFacts>[] {
  const coded = new Map<string, NamedParty>()
  const bare = new Map<string, NamedParty>()
  for (const party of parties) {
    const code = codeOf(party)
    const first = code && !bearer(party) ? (coded.get(code) ?? party) : undefined
    if (first && (first === party || fits(party, { ...first, code: code! }))) coded.set(code!, first)
    else if (code || !bare.has(nameKey(party.name))) bare.set(nameKey(party.name), party)
  }
  const names = new Set([...coded.values()].map((party) => nameKey(party.name)))
  const others = [...bare].filter(([name, party]) => codeOf(party) || !names.has(name)).map(([, party]) => party)
  return [
    ...[...coded].map(([code, party]) => ({ ...draftOf(party), code })),
    ...others.map((party) => ({ ...draftOf(party), code: null })),
  ]
}

function draftOf({ name, country }: NamedParty) {
  return { name, country: country ?? null }
}

/** Parties that gave a valid code which another enterprise bears. */
function doubtsOf(parties: NamedParty[], { known, bearer }: Register): Doubt[] {
  return parties.flatMap((party) => {
    const [named, other, code] = [known(party)!, bearer(party), codeOf(party)]
    return code && other && other.id !== named.id && isValidCode(code) ? [{ named, bearer: other, code }] : []
  })
}

/** Makes enterprises from their facts, whoever asks: a few statements for hundreds. */
export async function createEnterprises(
  tx: Tx,
  context: Context,
  drafts: Partial<EnterpriseFacts>[],
): Promise<Enterprise[]> {
  if (drafts.length === 0) return []
  const { tenant_id, member_id } = context.me
  const { now } = context
  const made = drafts.map((facts) => enterpriseOf(newId(), facts, now.toISOString()))
  const events = await meanwhile(insertEnterprises(tx, tenant_id, made), () =>
    firstEvents({ tenant_id, member_id, now }, made.map(firstEntry)),
  )
  await recordFirst(tx, events)
  return made
}

function firstEntry(enterprise: Enterprise) {
  const { kind, changes } = creation(enterprise)
  return { stream: enterprise.id, kind, changes: canonical(changes as Json) }
}

function codeOf(party: NamedParty): string | undefined {
  return party.code?.trim().toUpperCase() || undefined
}
