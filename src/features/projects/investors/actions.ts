import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { maySee } from '../access.ts'
import { playbookOf } from '../actions.ts'
import { knowing } from '../list/actions.ts'
import { type Project, sizeInYuan, unitOf } from '../model.ts'
import { stageLabel } from '../page/model.ts'
import { unitNames } from '../page/store.ts'
import { loadProjects } from '../store.ts'
import { projectsOfInvestor, shownOfInvestor, writeInvestorSearch } from './store.ts'

/**
 * A page of the projects of an enterprise, the latest first, each as far as the member may know of it. A confidential one whose name
 * the member may not know is left out: that this very company is behind it is the secret.
 */
export async function projectsShown(context: Context, enterpriseId: string, page: { cursor?: string; limit: number }) {
  const { db, me } = context
  const ids = await shownOfInvestor(db, knowing(me), enterpriseId, { after: page.cursor, limit: page.limit + 1 })
  const shown = ids.slice(0, page.limit)
  const projects = await loadProjects(db, me.tenant_id, shown)
  const units = await unitNames(db, me.tenant_id, projects.map(unitOf))
  const items = await Promise.all(projects.map((project) => presented(context, project, units)))
  return { items, next: ids.length > shown.length ? shown.at(-1)! : null }
}

async function presented(context: Context, project: Project, units: Map<string, string>) {
  const { db, me } = context
  const { id, facts } = project
  const bare = { id, name: facts.name as string, unit: { id: unitOf(project), name: units.get(unitOf(project)) ?? '' } }
  if (!maySee(me, unitOf(project)))
    return { ...bare, access: 'existence' as const, stage: null, light: null, investment_cny: null }
  const playbook = await playbookOf(db, me.tenant_id, project)
  return {
    ...bare,
    access: 'full' as const,
    stage: { id: project.stage, ...stageLabel(playbook, project.stage) },
    light: project.light,
    investment_cny: sizeInYuan(project, 'investment'),
  }
}

/** After an enterprise was renamed, its projects are found and listed by the new name. What is derived is not in the ledger. */
export async function investorsRenamed(tx: Tx, context: Context, enterpriseId: string): Promise<void> {
  const { tenant_id } = context.me
  const ids = await projectsOfInvestor(tx, tenant_id, enterpriseId)
  await writeInvestorSearch(tx, tenant_id, await loadProjects(tx, tenant_id, ids))
}
