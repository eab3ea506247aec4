import { type Changes, changesBetween } from '#platform/ledger/model.ts'
import type { Words } from '#platform/words.ts'
import { text } from './text.ts'

/** parent: the first holds the other · group · controller: both have the same one · venture: the first is a partner of the other. */
export const relationKinds = ['parent', 'group', 'controller', 'venture'] as const
export type RelationKind = (typeof relationKinds)[number]

/** What the other company is to the one that is looked at. */
export const roles = ['parent', 'subsidiary', 'group', 'controller', 'partner', 'venture'] as const
export type Role = (typeof roles)[number]

/** Companies under one head: of a joint venture's partners each has its own. */
export const kinKinds: readonly RelationKind[] = ['parent', 'group', 'controller']

export interface RelationFacts {
  role: Role
  /** Percent, decimal text; of a parent's or a partner's part. */
  share: string | null
  since_on: string | null
  until_on: string | null
  source: string
  /** The paper that it rests on; left out where nothing is said of it. */
  proof?: Proof | null
}

/** An uploaded file, by its content and the name that it came under. */
export interface Proof {
  sha256: string
  name: string
}

/** A relation as it is kept: from the first company to the other. */
export interface Relation {
  id: string
  enterprise_id: string
  other_enterprise_id: string
  kind: RelationKind
  share: string | null
  since_on: string | null
  until_on: string | null
  source: string
  proof_sha256: string | null
  proof_name: string
}

const ways: Record<Role, { kind: RelationKind; outward: boolean }> = {
  subsidiary: { kind: 'parent', outward: true },
  parent: { kind: 'parent', outward: false },
  group: { kind: 'group', outward: true },
  controller: { kind: 'controller', outward: true },
  venture: { kind: 'venture', outward: true },
  partner: { kind: 'venture', outward: false },
}

/** What is told of two companies, from the side of one of them, as it is kept. */
export function relationOf(id: string, here: string, other: string, facts: RelationFacts): Relation {
  const { role, source, since_on, until_on, proof } = facts
  const { kind, outward } = ways[role]
  const [enterprise_id, other_enterprise_id] = outward ? [here, other] : [other, here]
  const share = hasShare(role) ? trimmedShare(facts.share) : null
  const rests = { proof_sha256: proof?.sha256 ?? null, proof_name: proof?.name ?? '' }
  return { id, enterprise_id, other_enterprise_id, kind, share, since_on, until_on, source: source.trim(), ...rests }
}

export function proofOf({ proof_sha256, proof_name }: Pick<Relation, 'proof_sha256' | 'proof_name'>): Proof | null {
  return proof_sha256 === null ? null : { sha256: proof_sha256, name: proof_name }
}

/** What the other company of a relation is to this one. */
export function roleIn({ kind, enterprise_id }: Pick<Relation, 'kind' | 'enterprise_id'>, here: string): Role {
  const outward = enterprise_id === here
  if (kind === 'parent') return outward ? 'subsidiary' : 'parent'
  if (kind === 'venture') return outward ? 'venture' : 'partner'
  return kind
}

export function otherIn({ enterprise_id, other_enterprise_id }: Relation, here: string): string {
  return enterprise_id === here ? other_enterprise_id : enterprise_id
}

/** Whether a part can be held at all. */
export function hasShare(role: Role): boolean {
  return !['group', 'controller'].includes(role)
}

function trimmedShare(share: string | null): string | null {
  return share?.trim() ? share.trim() : null
}

/** What is wrong with a relation; `told` are those that the two companies stand in already. */
export function relationFaults(relation: Relation, told: readonly Relation[]) {
  const { enterprise_id, other_enterprise_id, share, since_on, until_on } = relation
  const faults: { field: string; message: readonly [string, string] }[] = []
  if (enterprise_id === other_enterprise_id) faults.push({ field: 'other_id', message: text.itself })
  if (share !== null && !isShare(share)) faults.push({ field: 'share', message: text.not_a_share })
  if (since_on && until_on && until_on < since_on)
    faults.push({ field: 'until_on', message: text.ends_before_it_begins })
  if (told.some((one) => isSame(one, relation))) faults.push({ field: 'role', message: text.known_already })
  return faults
}

/** Whether a relation was refused because it is told already. */
export function isKnown(because: Words): boolean {
  return because === text.known_already
}

function isShare(share: string): boolean {
  return /^\d{1,3}(\.\d{1,4})?$/.test(share) && Number(share) > 0 && Number(share) <= 100
}

/** The same kind between the same two; which comes first matters only where one holds the other. */
function isSame(one: Relation, other: Relation): boolean {
  if (one.id === other.id || one.kind !== other.kind) return false
  if (one.enterprise_id === other.enterprise_id && one.other_enterprise_id === other.other_enterprise_id) return true
  const isMutual = one.kind === 'group' || one.kind === 'controller'
  return isMutual && one.enterprise_id === other.other_enterprise_id && one.other_enterprise_id === other.enterprise_id
}

/** Whether it holds on a day. */
export function isCurrent({ until_on }: Pick<Relation, 'until_on'>, today: string): boolean {
  return until_on === null || until_on >= today
}

/** How the ledger tells of a relation: one field in the streams of both companies, null before it was told and after it is withdrawn. */
export function relationChanges(id: string, before: Relation | undefined, after: Relation | undefined): Changes {
  const told = (relation: Relation | undefined) => ({ [`relation.${id}`]: relation && { ...relation } })
  return changesBetween(told(before), told(after))
}
