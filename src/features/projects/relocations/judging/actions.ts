import { playbookById } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { RelocationRule } from '#features/playbook/schema/relocation/model.ts'
import type { Context } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { playbookIds } from '../../claims/store.ts'
import { type Project, unitOf } from '../../model.ts'
import { loadProjects } from '../../store.ts'
import { groundsOf, type Judged, judgedFrom, type Producing, producesSince, stagesFrom } from '../model.ts'
import { type Candidate, candidatesOf, passersOf, unitPaths } from '../store.ts'

/** A project with the playbook that it is judged by, which has a rule of relocation. */
export interface Ruled {
  project: Project
  playbook: Playbook
  rule: RelocationRule
}

/** Those of the projects whose playbook has such a rule. */
export async function ruledOf(tx: Db | Tx, { me }: Context, projects: Project[]): Promise<Ruled[]> {
  const ruled = await Promise.all(
    projects.map(async (project) => {
      const { playbook } = await playbookById(tx, me.tenant_id, project.playbook_id)
      return playbook.relocation ? [{ project, playbook, rule: playbook.relocation }] : []
    }),
  )
  return ruled.flat()
}

/** For each project what makes it a relocation, the earliest first. */
export async function groundsFor(tx: Tx, context: Context, ruled: Ruled[]): Promise<Map<string, Producing[]>> {
  const { tenant_id } = context.me
  const enterprises = [...new Set(ruled.flatMap(({ project }) => enterprisesOf(project)))]
  const candidates = await candidatesOf(tx, tenant_id, enterprises, await producingIn(tx, tenant_id))
  if (candidates.length === 0) return new Map()
  const ids = [...new Set(candidates.map(({ project_id }) => project_id))]
  const earlier = new Map((await loadProjects(tx, tenant_id, ids)).map((project) => [project.id, project]))
  const judged = await asJudged(tx, tenant_id, ruled)
  const grounds = new Map<string, Producing[]>()
  for (const { project, rule } of ruled) {
    const producing = await producingBy(tx, tenant_id, rule, candidates, earlier)
    grounds.set(project.id, groundsOf(judged.get(project.id)!, producing))
  }
  return grounds
}

export function enterprisesOf({ investors }: Pick<Project, 'investors'>): string[] {
  return investors.flatMap(({ enterprise_id }) => enterprise_id ?? [])
}

/** Stages and milestones that any edition of the tenant takes for production: who is in none of them need not be looked at. */
async function producingIn(tx: Tx, tenantId: string): Promise<{ stages: string[]; milestones: string[] }> {
  const ids = await playbookIds(tx, tenantId)
  const editions = await Promise.all(ids.map(async (id) => (await playbookById(tx, tenantId, id)).playbook))
  const rules = editions.flatMap(({ relocation }) => relocation ?? [])
  const stages = rules.flatMap(({ from_stage }) => editions.flatMap((one) => stagesFrom(from_stage, one.stages)))
  return { stages: [...new Set(stages)], milestones: [...new Set(rules.flatMap(({ claims }) => claims))] }
}

async function producingBy(
  tx: Tx,
  tenantId: string,
  rule: RelocationRule,
  candidates: Candidate[],
  earlier: Map<string, Project>,
): Promise<Producing[]> {
  const producing = await Promise.all(
    candidates.map(async ({ enterprise_id, project_id, path, claimed }) => {
      const project = earlier.get(project_id)!
      const { playbook } = await playbookById(tx, tenantId, project.playbook_id)
      const on = producesSince(rule, playbook, project, claimed)
      return on === null ? [] : [{ enterprise_id, project_id, path, on }]
    }),
  )
  return producing.flat()
}

async function asJudged(tx: Tx, tenantId: string, ruled: Ruled[]): Promise<Map<string, Judged>> {
  const passers = await passersOf(
    tx,
    tenantId,
    ruled.map(({ project }) => project.id),
  )
  const units = (project: Project) => [
    unitOf(project),
    ...(passers.get(project.id) ?? []).map(({ unit_id }) => unit_id),
  ]
  const paths = await unitPaths(
    tx,
    tenantId,
    ruled.flatMap(({ project }) => units(project)),
  )
  return new Map(
    ruled.map(({ project, rule }) => [
      project.id,
      {
        id: project.id,
        enterprises: enterprisesOf(project),
        since: judgedFrom(rule, project),
        paths: units(project).map((unit) => paths.get(unit)!),
      },
    ]),
  )
}
