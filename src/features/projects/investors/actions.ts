import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { asSeenBy, knowsName, maySee } from '../access.ts'
import { unitOf } from '../model.ts'
import { unitNames } from '../page/store.ts'
import { loadProjects } from '../store.ts'
import { projectsOfInvestor, writeInvestorSearch } from './store.ts'

/**
 * Projects of an enterprise, each as far as the member may know of it. A confidential one whose name the member may not know is left
 * out: that this very company is behind it is the secret.
 */
export async function projectsShown(context: Context, ids: string[]) {
  const { db, me } = context
  const projects = (await loadProjects(db, me.tenant_id, ids)).filter((project) =>
    maySee(me, unitOf(project)) ? knowsName(me, project) : project.facts.confidential !== true,
  )
  const units = await unitNames(db, me.tenant_id, projects.map(unitOf))
  return projects.map((project) => {
    const visible = maySee(me, unitOf(project))
    return {
      access: visible ? ('full' as const) : ('existence' as const),
      id: project.id,
      name: asSeenBy(me, project).facts.name as string,
      unit: { id: unitOf(project), name: units.get(unitOf(project)) ?? '' },
      stage: visible ? project.stage : null,
    }
  })
}

/** After an enterprise was renamed, its projects are found and listed by the new name. What is derived is not in the ledger. */
export async function investorsRenamed(tx: Tx, context: Context, enterpriseId: string): Promise<void> {
  const { tenant_id } = context.me
  const ids = await projectsOfInvestor(tx, tenant_id, enterpriseId)
  await writeInvestorSearch(tx, tenant_id, await loadProjects(tx, tenant_id, ids))
}
