import type { Playbook } from '#features/playbook/schema/model.ts'
import { addDays } from '#platform/day.ts'
import type { Db } from '#platform/db/open.ts'
import { historyOf } from '#platform/ledger/history.ts'
import type { Author } from '#platform/ledger/record.ts'
import { type BroughtBy, type BroughtClaim, type Kept, keptOf, provenBy } from '../claims/bulk/model.ts'
import { arrivedSum, standing } from '../claims/model.ts'
import { rebuildBalances } from '../claims/postings/store.ts'
import { claimRow } from '../claims/store.ts'
import { lit } from '../lights/model.ts'
import { markLit } from '../lights/store.ts'
import type { Draft, Project } from '../model.ts'
import { rebuildPipeline } from '../pipeline/store.ts'
import { changesOf, drafted, type From, firstChanges } from '../record/model.ts'
import { tablesOf } from '../rows/store.ts'
import { inYuan } from '../settle/model.ts'

/** What a bulk load of projects rests on. Investors carry their `enterprise_id`. */
export interface Loading {
  author: Author
  playbook: Playbook
  from: From
  by: BroughtBy
  /** Makes ids, each greater than the one before. */
  id: () => string
}

/** The project that a draft makes, with money in yuan; its light is that of its claims, once they are known. */
export function loadedProject({ playbook, from, id }: Loading, draft: Draft): Project {
  return inYuan(playbook, drafted(draft, draft.id ?? id(), from), from.today)
}

/** The rows by table that the project and its claims leave behind: the same as `createProjects` and `bringClaims` write. */
export function projectTables(loading: Loading, made: Project, brought: BroughtClaim[]) {
  const { author, playbook, from, by, id } = loading
  const kept = keptOf(playbook, made, brought, by, id)
  const proven = inYuan(playbook, provenBy(made, kept), from.today)
  const changes = changesOf(made, proven)
  const past = [{ kind: 'project.created', changes: firstChanges(made) }]
  if (Object.keys(changes).length > 0) past.push({ kind: 'project.verified', changes })
  const histories = [
    historyOf(author, made.id, past),
    ...kept.map(({ claim, history }) => historyOf(author, claim.id, history)),
  ]
  const own = (row: object) => ({ tenant_id: author.tenant_id, ...row })
  return {
    ...tablesOf(author.tenant_id, [{ ...litByClaims(loading, proven, kept), version: past.length }]),
    claim: kept.map(({ claim }) => own(claimRow(claim))),
    file: kept.map(({ file }) => own(file)),
    evidence: kept.map(({ evidence }) => own(evidence)),
    posting: kept.flatMap(({ postings }) => postings.map(own)),
    stream: histories.flatMap(({ stream }) => stream),
    event: histories.flatMap(({ event }) => event),
  }
}

/** With the light that its claims and papers leave it; one that is not green turned when its time in the stage was over. */
function litByClaims({ playbook, from }: Loading, project: Project, kept: Kept[]): Project {
  const claims = kept.map(({ claim }) => claim)
  const evidence = kept.map(({ evidence: { id, kind, name } }) => ({ id, kind, name }))
  const approved = [...new Set(standing(claims).flatMap(({ milestone }) => milestone ?? []))].toSorted()
  const after = lit(playbook, { ...project, evidence, approved, arrived: arrivedSum(claims) ?? '0' }, from.today)
  if (after.light_rule === null) return after
  const days = playbook.stages.find(({ id }) => id === after.stage)?.days ?? 0
  const turned = addDays(after.stage_entered_on, days)
  return { ...after, light_on: [turned, from.today].toSorted()[0]! }
}

/** After a bulk load: the sums that are kept beside the records, and that their lights are those of the day. */
export async function settleLoaded(db: Db, tenantId: string, today: string): Promise<void> {
  await rebuildBalances(db, tenantId)
  await rebuildPipeline(db, tenantId)
  await markLit(db, tenantId, today)
}
