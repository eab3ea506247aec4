import type { Context, Me } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { asSeenBy, knowsName, maySee } from '../access.ts'
import { type Project, unitOf } from '../model.ts'
import { unitNames } from '../page/store.ts'
import { loadProjects } from '../store.ts'

/** The project as the member may read it, and whether that is all of it: what a ledger may be compared with. */
export function readingOf(me: Me, project: Project): { project: Project; whole: boolean } {
  return { project: asSeenBy(me, project), whole: knowsName(me, project) }
}

/** Projects that a ledger's rows may be, each as far as the member may know of it. One beyond reach shows that it is there and who holds it. */
export async function projectsAlike(context: Pick<Context, 'me'> & { db: Context['db'] | Tx }, ids: string[]) {
  const { db, me } = context
  const projects = await loadProjects(db, me.tenant_id, ids)
  const units = await unitNames(db, me.tenant_id, projects.map(unitOf))
  return projects.map((project) => {
    const near = maySee(me, unitOf(project))
    const shown = asSeenBy(me, project)
    const name = project.facts.confidential && !near ? (project.facts.code_name as string) : shown.facts.name
    return {
      access: near ? (knowsName(me, project) ? ('full' as const) : ('code_name' as const)) : ('existence' as const),
      id: project.id,
      name: String(name ?? ''),
      unit: { id: unitOf(project), name: units.get(unitOf(project)) ?? '' },
      project: near ? shown : null,
    }
  })
}
