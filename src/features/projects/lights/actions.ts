import { playbookById } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Db } from '#platform/db/open.ts'
import { type Project, unitOf } from '../model.ts'
import { shiftsOf } from '../pipeline/model.ts'
import { appendShifts } from '../pipeline/store.ts'
import { loadProjects } from '../store.ts'
import { lit } from './model.ts'
import { idsAfter, litOn, markLit, writeLights } from './store.ts'

/** A project whose light turned, and from what. */
export interface Turned {
  id: string
  unit_id: string
  from: string
  light: string
  rule: string | null
  team: string[]
}

/** Computes the lights of a tenant for a day, unless they were computed for it already; answers those that turned. */
export async function refreshLightsOnce(db: Db, tenantId: string, today: string): Promise<Turned[]> {
  return (await litOn(db, tenantId)) === today ? [] : refreshLights(db, tenantId, today)
}

/**
 * Computes the light of every project of a tenant for a day, page by page, and writes those that turned.
 * One that is being changed at the same moment is left to its own save, which computes the light too.
 */
export async function refreshLights(db: Db, tenantId: string, today: string, limit = 200): Promise<Turned[]> {
  const playbooks = new Map<string, Playbook>()
  const turned: Turned[] = []
  let after: string | null = null
  do {
    const ids: string[] = await idsAfter(db, tenantId, after, limit)
    const projects = await loadProjects(db, tenantId, ids)
    for (const { playbook_id } of projects)
      if (!playbooks.has(playbook_id))
        playbooks.set(playbook_id, (await playbookById(db, tenantId, playbook_id)).playbook)
    const pairs = projects
      .map((before) => ({ before, after: lit(playbooks.get(before.playbook_id)!, before, today) }))
      .filter((pair) => pair.before !== pair.after)
    turned.push(...(await write(db, tenantId, pairs)))
    after = ids.length === limit ? ids.at(-1)! : null
  } while (after)
  await markLit(db, tenantId, today)
  return turned
}

async function write(db: Db, tenantId: string, pairs: { before: Project; after: Project }[]): Promise<Turned[]> {
  if (pairs.length === 0) return []
  const rows = pairs.map(({ before, after: { id, version, light, light_rule, light_on, ...due } }) => ({
    id,
    version,
    was: before.light,
    light,
    light_rule,
    light_on,
    service_step: due.service_step,
    service_due_on: due.service_due_on,
  }))
  const written = await db.transaction().execute(async (tx) => {
    const ids = new Set(await writeLights(tx, tenantId, rows))
    const writtenPairs = pairs.filter(({ after }) => ids.has(after.id))
    await appendShifts(tx, tenantId, shiftsOf(writtenPairs))
    return writtenPairs
  })
  const turned = written.filter(
    ({ before, after }) => before.light_on !== after.light_on || before.light !== after.light,
  )
  return turned.map(({ before, after }) => ({
    id: after.id,
    unit_id: unitOf(after),
    from: before.light,
    light: after.light,
    rule: after.light_rule,
    team: after.team.map((member) => member.member_id),
  }))
}
