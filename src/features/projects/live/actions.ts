import type { Me } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import type { Written } from '#platform/live/announce.ts'
import { knowsName, maySee } from '../access.ts'
import { type Audience, audiences, projectsOfClaims, unitsLeft } from './store.ts'

/** Ids of changed projects, and of changed claims with their projects, that one member may know of. */
export interface Known {
  projects: string[]
  claims: { id: string; project_id: string }[]
}

/**
 * Who may know of changes: asked once for all members. A project is known wherever it is in reach, or was until this change; a
 * claim where its project may be known by name.
 */
export async function whoMayKnow(db: Db, tenantId: string, written: Written[]): Promise<(me: Me) => Known> {
  const changed = written.filter(({ kind }) => kind === 'project')
  const claimIds = written.filter(({ kind }) => kind === 'claim').map(({ id }) => id)
  const claims = await projectsOfClaims(db, tenantId, claimIds)
  const ids = [...new Set([...changed.map(({ id }) => id), ...claims.map(({ project_id }) => project_id)])]
  const [found, left] = await Promise.all([audiences(db, tenantId, ids), unitsLeft(db, tenantId, changed)])
  const byId = new Map(found.map((one) => [one.id, one]))
  const leftBy = Map.groupBy(left, ({ id }) => id)
  return (me) => ({
    projects: changed
      .map(({ id }) => id)
      .filter((id) => sees(me, byId.get(id)) || leftBy.get(id)?.some(({ unit_id }) => maySee(me, unit_id))),
    claims: claims.filter(({ project_id }) => knows(me, byId.get(project_id))),
  })
}

function sees(me: Me, one: Audience | undefined): boolean {
  return one !== undefined && maySee(me, one.unit_id)
}

function knows(me: Me, one: Audience | undefined): boolean {
  if (!one || !sees(me, one)) return false
  const { unit_id, confidential, created_by } = one
  const team = one.team.map((member_id) => ({ member_id, name: '', duty: 'member' as const }))
  return knowsName(me, { facts: { unit_id, confidential }, created_by, team })
}
