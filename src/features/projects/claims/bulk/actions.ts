import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { record } from '#platform/ledger/record.ts'
import { updateProjects } from '../../actions.ts'
import type { Project } from '../../model.ts'
import type { Agreement } from '../../transfers/shares/model.ts'
import { insertPostings } from '../postings/store.ts'
import { insertClaims } from '../store.ts'
import { type BroughtBy, type BroughtClaim, type Kept, keptOf, provenBy } from './model.ts'
import { insertAllEvidence, insertFiles } from './store.ts'

/**
 * Writes claims with their evidence, their history in the ledger and what they post, for many projects in a few statements. For
 * demo data only: nobody reviews here. The projects are those just made in the same transaction.
 */
export async function bringClaims(
  tx: Tx,
  context: Context,
  playbook: Playbook,
  brought: { project: Project; claims: BroughtClaim[]; agreements?: Agreement[] }[],
  by: BroughtBy,
): Promise<void> {
  const { tenant_id } = context.me
  const made = brought.map(({ project, claims, agreements }) => ({
    project,
    kept: keptOf(playbook, project, claims, by, newId, agreements),
  }))
  const all = made.flatMap(({ kept }) => kept)
  if (all.length === 0) return
  const claims = all.map(({ claim }) => claim)
  await insertClaims(tx, tenant_id, claims)
  const files = all.map(({ file }) => file)
  await insertFiles(tx, tenant_id, files)
  const evidence = all.map((one) => one.evidence)
  await insertAllEvidence(tx, tenant_id, evidence)
  const postings = all.flatMap((one) => one.postings)
  await insertPostings(tx, tenant_id, postings)
  await recordHistories(tx, context, all)
  const pairs = made.map(({ project, kept }) => ({ before: project, after: provenBy(project, kept) }))
  const proven = pairs.filter(({ before, after }) => before !== after)
  await updateProjects(tx, context, proven, { kind: 'verified' })
}

/** A stream takes one event a write: the first of every claim, then the second of those that have one, and so on. */
async function recordHistories(tx: Tx, context: Context, all: Kept[]): Promise<void> {
  const { tenant_id, member_id } = context.me
  const author = { tenant_id, member_id, now: context.now }
  for (let step = 0; all.some(({ history }) => history[step]); step++) {
    const entries = all.flatMap(({ claim, history }) => {
      const past = history[step]
      return past ? [{ ...past, stream: claim.id, seen: step }] : []
    })
    await record(tx, author, entries)
  }
}
