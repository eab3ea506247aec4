import { readKept, uploadPath } from '#features/projects/evidence/files/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { record } from '#platform/ledger/record.ts'
import { type Fault, Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { enterpriseToEdit, getEnterprise } from '../actions.ts'
import type { Enterprise } from '../model.ts'
import { holdBoth, holdNames, loadEnterprises, updateEnterprise } from '../store.ts'
import { chainDown } from './chain/actions.ts'
import { companiesAround } from './graph/store.ts'
import {
  isCurrent,
  otherIn,
  type Proof,
  proofOf,
  type Relation,
  type RelationFacts,
  relationChanges,
  relationFaults,
  relationKinds,
  relationOf,
  roleIn,
} from './model.ts'
import { deleteRelation, insertRelation, relationsOf, updateRelation } from './store.ts'
import { text } from './text.ts'

const mostShown = 60

/** The companies that one belongs together with, and the picture of them two relations wide. */
export async function listRelations(context: Context, asked: string) {
  const { id, name, version, can } = await getEnterprise(context, asked)
  const { db, me, now } = context
  const today = dayOf(now)
  const around = { kinds: relationKinds, hops: 2, most: mostShown, today }
  const nodes = await companiesAround(db, me.tenant_id, id, around)
  const own = await relationsOf(db, me.tenant_id, [id])
  const beside = await relationsOf(
    db,
    me.tenant_id,
    nodes.map((node) => node.id),
  )
  const others = await loadEnterprises(
    db,
    me.tenant_id,
    own.map((one) => otherIn(one, id)),
  )
  const nameOf = new Map([...others, { id, name }].map((one) => [one.id, one.name]))
  const shown = new Set(nodes.map((node) => node.id))
  return {
    version,
    can,
    items: own.map((one) => ({
      ...toldFrom(one, id),
      proof: one.proof_sha256 === null ? null : { name: one.proof_name },
      other: { id: otherIn(one, id), name: nameOf.get(otherIn(one, id)) ?? '' },
      current: isCurrent(one, today),
    })),
    nodes,
    links: beside
      .filter((one) => isCurrent(one, today) && shown.has(one.enterprise_id) && shown.has(one.other_enterprise_id))
      .map(({ id, enterprise_id, other_enterprise_id, kind, share }) => ({
        id,
        from: enterprise_id,
        to: other_enterprise_id,
        kind,
        share,
      })),
    more: nodes.length === mostShown,
  }
}

function toldFrom(relation: Relation, here: string): RelationFacts & { id: string; proof: Proof | null } {
  const { id, share, since_on, until_on, source } = relation
  return { id, role: roleIn(relation, here), share, since_on, until_on, source, proof: proofOf(relation) }
}

interface Seen {
  version: number
}

type NewRelation = Seen & { other_id: string; relation: RelationFacts }

export async function addRelation(context: Context, here: string, input: NewRelation) {
  await tellRelation(context, here, input)
  return listRelations(context, here)
}

/** The same for who asks for no answer, as a whole table of them does. */
export async function tellRelation(context: Context, here: string, input: NewRelation): Promise<void> {
  await refuseOthersFile(context, input.relation.proof)
  await change(context, here, input, input.other_id, async () => {
    const after = relationOf(newId(), here, input.other_id, input.relation)
    return { kind: 'enterprise.related', after }
  })
}

export async function correctRelation(
  context: Context,
  here: string,
  id: string,
  input: Seen & { changes: Partial<RelationFacts> },
) {
  await refuseOthersFile(context, input.changes.proof)
  await change(context, here, input, await otherOf(context, here, id), async (tx) => {
    const before = await oneOf(tx, context, here, id)
    const after = relationOf(id, here, otherIn(before, here), { ...toldFrom(before, here), ...input.changes })
    return { kind: 'enterprise.relation_corrected', before, after }
  })
  return listRelations(context, here)
}

/** Takes back a relation that was told wrongly; one that has ended is given its last day instead. */
export async function withdrawRelation(context: Context, here: string, id: string, input: Seen & { reason: string }) {
  await change(context, here, input, await otherOf(context, here, id), async (tx) => {
    const before = await oneOf(tx, context, here, id)
    return { kind: 'enterprise.relation_withdrawn', before, note: input.reason }
  })
  return listRelations(context, here)
}

/** The bytes of the paper that a relation rests on: companies are known to every member, and so is what is told of them. */
export async function readProof(context: Context, here: string, id: string, request: Request): Promise<Response> {
  const { id: known } = await getEnterprise(context, here)
  const proof = proofOf(await oneOf(context.db, context, known, id))
  if (!proof) throw noRelation()
  return readKept(context, proof.sha256, proof.name, request)
}

/** A file opens to who uploaded it until a record shows it: nobody shows another's by its hash. */
async function refuseOthersFile(context: Context, proof: Proof | null | undefined): Promise<void> {
  if (!proof || (await uploadPath(context, proof.sha256))) return
  const faults = [{ field: 'proof', message: text.no_file }]
  throw new Problem('invalid', 'enterprise.relation_invalid', text.invalid, { faults })
}

interface Written {
  kind: string
  before?: Relation
  after?: Relation
  note?: string
}

/** One write of a relation: the row, a version more of both companies, and the ledgers of both. */
async function change(
  context: Context,
  here: string,
  seen: Seen,
  other: string | undefined,
  write: (tx: Tx) => Promise<Written>,
): Promise<void> {
  const { tenant_id, member_id } = context.me
  await context.db.transaction().execute(async (tx) => {
    await holdBoth(tx, tenant_id, [here, ...(other ? [other] : [])])
    // Two relations told at once could make a ring that neither of them makes alone.
    await holdNames(tx, tenant_id)
    const enterprise = await enterpriseToEdit(tx, context, here, seen)
    const { kind, before, after, note } = await write(tx)
    const relation = (after ?? before)!
    const [related] = await loadEnterprises(tx, tenant_id, [otherIn(relation, here)])
    if (after) await refuseFaults(tx, context, after, related)
    const changes = relationChanges(relation.id, before, after)
    if (Object.keys(changes).length === 0) return
    if (!before) await insertRelation(tx, tenant_id, relation)
    else if (after) await updateRelation(tx, tenant_id, after)
    else await deleteRelation(tx, tenant_id, before.id)
    const both = [enterprise, related!]
    const entries = both.map(({ id, version }) => ({ stream: id, kind, seen: version, changes, note }))
    await record(tx, { tenant_id, member_id, now: context.now }, entries)
    const updated_at = context.now.toISOString()
    for (const one of both) await updateEnterprise(tx, tenant_id, { ...one, version: one.version + 1, updated_at })
  })
}

/** Whom a relation is with, to be held with the company itself. */
async function otherOf({ db, me }: Context, here: string, id: string): Promise<string | undefined> {
  const relation = (await relationsOf(db, me.tenant_id, [here])).find((one) => one.id === id)
  return relation && otherIn(relation, here)
}

async function oneOf(db: Db | Tx, { me }: Context, here: string, id: string): Promise<Relation> {
  const relation = (await relationsOf(db, me.tenant_id, [here])).find((one) => one.id === id)
  if (!relation) throw noRelation()
  return relation
}

function noRelation(): Problem {
  return new Problem('missing', 'enterprise.relation_missing', text.missing)
}

async function refuseFaults(tx: Tx, context: Context, relation: Relation, other: Enterprise | undefined) {
  const faults = await faultsOf(tx, context, relation, other)
  if (faults.length > 0) throw new Problem('invalid', 'enterprise.relation_invalid', text.invalid, { faults })
}

/** Why a relation cannot be told, as things stand now; `also` are relations that are taken for told. */
export async function faultsOf(
  db: Db | Tx,
  { me, now }: Context,
  relation: Relation,
  other: Enterprise | undefined,
  also: readonly Relation[] = [],
): Promise<Fault[]> {
  const { enterprise_id, other_enterprise_id, kind, id } = relation
  const told = await relationsOf(db, me.tenant_id, [enterprise_id])
  const faults: Fault[] = relationFaults(relation, [...told, ...also])
  if (!other) faults.push({ field: 'other_id', message: text.other_missing })
  const today = dayOf(now)
  if (faults.length === 0 && kind === 'parent' && isCurrent(relation, today)) {
    const ring = { from: other_enterprise_id, to: enterprise_id, today, except: id }
    const chain = await chainDown(db, me.tenant_id, ring, also)
    if (chain) faults.push({ field: 'role', message: say(text.cycle, chain.join(' → ')) })
  }
  return faults
}
