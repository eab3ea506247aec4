import { investorStandings } from '#features/projects/protection/keep/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { getEnterprise } from '../../actions.ts'
import { projectsOf } from '../../store.ts'
import { companiesAround } from '../graph/store.ts'
import { kinKinds, otherIn, roleIn } from '../model.ts'
import { relationsOf } from '../store.ts'

const mostKin = 60
/** As far as a warning goes: a company of the group four relations away is still of the group. */
const farthest = 4
const mostTold = 20

/**
 * Other companies of the same group that somebody courts or that invest already, with how each belongs to this one. A warning, no more: they are
 * other companies. Who holds them is told as far as first contact tells it.
 */
export async function listKin(context: Context, asked: string) {
  const { id } = await getEnterprise(context, asked)
  const { db, me, now } = context
  const around = { kinds: kinKinds, hops: farthest, most: mostKin, today: dayOf(now) }
  const kin = (await companiesAround(db, me.tenant_id, id, around)).filter(({ hops }) => hops > 0)
  if (kin.length === 0) return { items: [] }
  const ids = kin.map((one) => one.id)
  const projects = await projectsOf(db, me.tenant_id, ids)
  const roles = new Map((await relationsOf(db, me.tenant_id, [id])).map((one) => [otherIn(one, id), roleIn(one, id)]))
  const held = await heldOf(context, ids)
  const items = kin
    .map((one) => ({
      id: one.id,
      name: one.name,
      role: roles.get(one.id) ?? null,
      held: held.get(one.id) ?? null,
      projects: projects.get(one.id) ?? 0,
    }))
    .filter((one) => one.held !== null || one.projects > 0)
  return { items: items.slice(0, mostTold) }
}

async function heldOf(context: Context, ids: string[]) {
  const { items } = await investorStandings(context, ids)
  return new Map(
    items.flatMap(({ enterprise, standing, unit, until_on }) =>
      unit && until_on ? [[enterprise.id, { unit, until_on, ours: standing !== 'held' }] as const] : [],
    ),
  )
}
