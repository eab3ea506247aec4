import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { record } from '#platform/ledger/record.ts'
import { updateProjects } from '../actions.ts'
import type { Investor } from '../fields/model.ts'
import { unitOf } from '../model.ts'
import { shiftsOf } from '../pipeline/model.ts'
import { appendShifts } from '../pipeline/store.ts'
import { deleteProtections } from '../protection/store.ts'
import { judgeProjects } from '../relocations/actions.ts'
import { withdrawRelocations } from '../relocations/merging/actions.ts'
import { loadProjects } from '../store.ts'
import { before } from './model.ts'
import { changesSince, deleteProjects } from './store.ts'

/**
 * Withdraws projects, each already held: their rows go from every list, sum and search, the ledger keeps what they were and says that
 * they are gone. Whether something was built on them is for the caller to have asked. Answers the enterprises that they named.
 */
export async function withdrawProjects(tx: Tx, context: Context, ids: string[], note: string): Promise<string[]> {
  const { tenant_id, member_id } = context.me
  const projects = await loadProjects(tx, tenant_id, ids)
  if (projects.length === 0) return []
  const entries = projects.map((project) => ({
    stream: project.id,
    kind: 'project.withdrawn',
    seen: project.version,
    changes: { unit_id: [unitOf(project), null] as [string, null] },
    note,
  }))
  const author = { tenant_id, member_id, now: context.now }
  await record(tx, author, entries)
  await appendShifts(tx, tenant_id, shiftsOf(projects.map((before) => ({ before }))))
  const protections = await deleteProtections(tx, tenant_id, ids)
  await record(
    tx,
    author,
    protections.map(({ id, version }) => ({ stream: id, kind: 'protection.withdrawn', seen: version, changes: {} })),
  )
  const bereft = await withdrawRelocations(tx, context, ids)
  await deleteProjects(tx, tenant_id, ids)
  await judgeProjects(tx, context, bereft)
  return enterprisesOf(projects.flatMap(({ investors }) => investors))
}

/** Gives projects, each already held, the facts back that they had at a version, by a new event. Answers the enterprises that they named since. */
export async function restoreProjects(
  tx: Tx,
  context: Context,
  since: { id: string; version: number }[],
  note: string,
): Promise<string[]> {
  const { tenant_id } = context.me
  const projects = await loadProjects(
    tx,
    tenant_id,
    since.map(({ id }) => id),
  )
  const changes = await changesSince(tx, tenant_id, since)
  const pairs = projects.map((project) => ({
    before: project,
    after: before(project, changes.get(project.id) ?? []),
  }))
  await updateProjects(tx, context, pairs, { kind: 'import_undone', note })
  const named = [...changes.values()].flat().flatMap(({ investors }) => investors?.[1] ?? [])
  return enterprisesOf(named as unknown as Investor[])
}

function enterprisesOf(investors: Investor[]): string[] {
  return investors.flatMap(({ enterprise_id }) => enterprise_id ?? [])
}
