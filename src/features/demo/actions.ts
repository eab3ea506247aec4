import { createEnterprises } from '#features/enterprises/parties/actions.ts'
import { playbookOn } from '#features/playbook/actions.ts'
import { createProjects } from '#features/projects/actions.ts'
import { bringClaims } from '#features/projects/claims/bulk/actions.ts'
import { refreshLights } from '#features/projects/lights/actions.ts'
import type { Project } from '#features/projects/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { FileStore } from '#platform/files.ts'
import { chanceOf } from './chance/model.ts'
import { paperedClaims } from './claims/actions.ts'
import { type DemoSize, draftOf, type Founded, reviewers } from './drafts/model.ts'
import { asAdmin, type Demo, found, signInOf } from './founding/actions.ts'
import { inventHandedProject } from './handed/actions.ts'
import { type InventedProject, inventProject } from './life/model.ts'
import { type InventedEnterprise, inventEnterprise, writtenAgain } from './names/model.ts'
import { inventTalks, onDay } from './service/actions.ts'
import { loggedOn } from './service/model.ts'
import { inventTargets } from './targets/actions.ts'
import { readSoFar } from './told/actions.ts'

const batch = 500

/**
 * Invents a county: the same one for the same sizes and day. It is a tenant of its own, labelled as demo data; `told` hears how
 * far it has come. The database must not have it yet.
 */
export async function seedDemo(
  db: Db,
  files: FileStore,
  size: DemoSize,
  now: Date,
  told?: (line: string) => void,
): Promise<Demo> {
  const founded = await found(db, now)
  const context = asAdmin(db, files, founded, now)
  await inventEnterprises(context, size.enterprises, told)
  await inventProjects(context, founded, size, told)
  const { playbook } = await playbookOn(db, founded.tenant_id, dayOf(now))
  await inventHandedProject(context, founded, playbook, size.projects)
  await inventTargets(context)
  await readSoFar(db, founded.tenant_id, now)
  await refreshLights(db, founded.tenant_id, dayOf(now))
  return signInOf(founded)
}

async function inventEnterprises(context: Context, count: number, told?: (line: string) => void): Promise<void> {
  const chance = chanceOf(1)
  for (let from = 0; from < count; from += batch) {
    const invented = Array.from({ length: Math.min(batch, count - from) }, (_, i) => inventEnterprise(chance, from + i))
    const drafts = invented.flatMap((enterprise, i) =>
      [enterprise, writtenAgain(enterprise, from + i)].flatMap((one) => (one ? [factsOf(one)] : [])),
    )
    await context.db.transaction().execute((tx) => createEnterprises(tx, context, drafts))
    if (from > 0 && from % 50_000 === 0) told?.(`${from} enterprises`)
  }
}

function factsOf({ name, code, country, region, industry }: InventedEnterprise) {
  return { name, code, country, region, industry }
}

/** Projects of the first enterprises, with their claims; the enterprises are invented again rather than read. */
async function inventProjects(
  context: Context,
  founded: Founded,
  size: DemoSize,
  told?: (line: string) => void,
): Promise<void> {
  const names = chanceOf(1)
  const lives = chanceOf(2)
  const today = dayOf(context.now)
  const { playbook } = await playbookOn(context.db, founded.tenant_id, today)
  const by = reviewers(founded)
  for (let from = 0; from < size.projects; from += batch) {
    const invented = Array.from({ length: Math.min(batch, size.projects - from) }, (_, i) =>
      inventProject(lives, inventEnterprise(names, (from + i) % Math.max(1, size.enterprises)), today),
    )
    const made = await context.db.transaction().execute(async (tx) => {
      const projects = await createdEachOnItsDay(tx, context, founded, invented, from)
      const brought = await Promise.all(
        projects.map(async (project, i) => {
          const claims = await paperedClaims(context, playbook, project, invented[i]!.claims)
          return { project, claims }
        }),
      )
      await bringClaims(tx, context, playbook, brought, by)
      return projects.map((project, i) => ({ project, invented: invented[i]!, n: from + i }))
    })
    await inventTalks(context, founded, made)
    if (from > 0 && from % 10_000 === 0) told?.(`${from} projects`)
  }
}

/** The projects in their order, those that were logged on the same day together. */
async function createdEachOnItsDay(
  tx: Tx,
  context: Context,
  founded: Founded,
  invented: InventedProject[],
  from: number,
): Promise<Project[]> {
  const today = dayOf(context.now)
  const days = Map.groupBy(invented.keys(), (at) => loggedOn(invented[at]!, from + at, today))
  const made = new Map<number, Project>()
  for (const [day, places] of days) {
    const drafts = places.map((at) => draftOf(invented[at]!, founded, from + at))
    const projects = await createProjects(tx, onDay(context, day), drafts)
    for (const [i, project] of projects.entries()) made.set(places[i]!, project)
  }
  return [...invented.keys()].map((at) => made.get(at)!)
}
