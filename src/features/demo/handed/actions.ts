import type { Playbook } from '#features/playbook/schema/model.ts'
import { createProjects, saveProject } from '#features/projects/actions.ts'
import { bringClaims } from '#features/projects/claims/bulk/actions.ts'
import type { Project } from '#features/projects/model.ts'
import { handOver, writeOffer } from '#features/projects/transfers/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { paperedClaims } from '../claims/actions.ts'
import { draftOf, type Founded, reviewers } from '../drafts/model.ts'
import { officerOf, onDay } from '../service/actions.ts'
import { type Handed, handedProject } from './model.ts'

/** A project that was passed on years ago, each step on its day: its counts and its tax stand half with each of two zones. */
export async function inventHandedProject(context: Context, founded: Founded, playbook: Playbook, n: number) {
  const handed = handedProject(dayOf(context.now))
  const officers = {
    from: officerOf(context, founded, founded.units.get(handed.from)!)!,
    to: officerOf(context, founded, founded.units.get(handed.to)!)!,
  }
  await context.db.transaction().execute(async (tx) => {
    const since = onDay(officers.from, handed.brought.stage_dates[0]!.entered_on)
    const [brought] = await createProjects(tx, since, [draftOf(handed.brought, founded, n)])
    const { project, agreement } = await passed(tx, officers, founded, brought!, handed)
    const grown = await moved(tx, officers.to, project, handed)
    const claims = await paperedClaims(context, playbook, grown, handed.claims)
    const by = { ...reviewers(founded), submitter: officers.to.me.member_id }
    await bringClaims(tx, context, playbook, [{ project: grown, claims, agreements: [agreement] }], by)
  })
}

async function passed(
  tx: Tx,
  officers: { from: Context; to: Context },
  { units }: Founded,
  brought: Project,
  { from: _, to, passed_on, taken_on, reason, needs }: Handed,
) {
  const to_unit_id = units.get(to)!
  const offer = { to_unit_id, reason, needs, show: ['name', 'industry', 'investment'] as const }
  const { transfer, project } = await writeOffer(tx, onDay(officers.from, passed_on), brought, offer)
  const taken = await handOver(tx, onDay(officers.to, taken_on), project, transfer, to_unit_id)
  const { id, from_unit_id, share_counts, share_tax, shared_until_on } = taken.transfer
  const agreement = { id, from_unit_id, share_counts, share_tax, shared_until_on: shared_until_on! }
  return { project: taken.project, agreement }
}

async function moved(tx: Tx, officer: Context, project: Project, { later }: Handed): Promise<Project> {
  let at = project
  for (const { stage, on, facts } of later) {
    const after = { ...at, stage, stage_entered_on: on, facts: { ...at.facts, ...facts } }
    at = await saveProject(tx, onDay(officer, on), at, after, { kind: 'moved' })
  }
  return at
}
