import { grantsWithReach } from '#features/places/model.ts'
import { addContact } from '#features/projects/contacts/actions.ts'
import { type Project, unitOf } from '#features/projects/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf, daysBetween } from '#platform/day.ts'
import type { Founded } from '../drafts/model.ts'
import type { InventedProject } from '../life/model.ts'
import { inventedMembers } from '../place/model.ts'
import { loggedOn, talksOf } from './model.ts'

/** The same context on an earlier day. */
export function onDay(context: Context, day: string): Context {
  const days = daysBetween(day, dayOf(context.now))
  return { ...context, now: new Date(context.now.getTime() - days * 86_400_000) }
}

/** Talks with the investors of leads, each written down on its day by the officer of the unit that holds it. */
export async function inventTalks(
  context: Context,
  founded: Founded,
  made: { project: Project; invented: InventedProject; n: number }[],
) {
  const today = dayOf(context.now)
  for (const { project, invented, n } of made) {
    const officer = officerOf(context, founded, unitOf(project))
    if (!officer) continue
    let { version } = project
    for (const { on, said, to } of talksOf(invented, n, loggedOn(invented, n, today), today)) {
      const partner = to === 'referrer' ? '引荐单位联络人' : String(project.facts.contact_name)
      const logged = await addContact(onDay(officer, on), project.id, { version, on, with: partner, said, to })
      version = logged.version
    }
  }
}

/** An officer of the unit, as they would be signed in; undefined where the demo has none there. */
export function officerOf(context: Context, { units, members }: Founded, unitId: string): Context | undefined {
  const officer = inventedMembers.find(({ unit, roles }) => units.get(unit) === unitId && roles.includes('officer'))
  if (!officer) return undefined
  const { tenant_id, user_id, name } = context.me
  const grants = grantsWithReach([{ role: 'officer', unit_id: unitId }], [{ id: unitId, path: unitId }])
  const me = { tenant_id, user_id, name, member_id: members.get(officer.user_name)!, grants, reach: [unitId] }
  return { ...context, me }
}
