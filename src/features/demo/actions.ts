import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createEnterprises } from '#features/enterprises/parties/actions.ts'
import { createTenant } from '#features/places/actions.ts'
import { makeMember, preparedMember } from '#features/places/members/actions.ts'
import { grantsWithReach } from '#features/places/model.ts'
import { makeUnit } from '#features/places/units/actions.ts'
import { playbookOn } from '#features/playbook/actions.ts'
import { putInForce } from '#features/playbook/editions/actions.ts'
import { createProjects } from '#features/projects/actions.ts'
import { bringClaims } from '#features/projects/claims/bulk/actions.ts'
import { refreshLights } from '#features/projects/lights/actions.ts'
import type { Context, Me } from '#platform/context.ts'
import { addDays, dayOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { FileStore } from '#platform/files.ts'
import { chanceOf } from './chance/model.ts'
import { paperedClaims } from './claims/actions.ts'
import { type InventedProject, inventProject } from './life/model.ts'
import { inventEnterprise } from './names/model.ts'
import { inventedMembers, inventedTenant, inventedUnits } from './place/model.ts'
import { inventTargets } from './targets/actions.ts'

export interface DemoSize {
  enterprises: number
  projects: number
}

export interface Demo {
  tenant_id: string
  users: string[]
  password: string
}

/** Ids by the keys of `place/model.ts`. */
interface Founded {
  tenant_id: string
  units: Map<string, string>
  members: Map<string, string>
}

/** One for all of the demo: it guards invented data on a loopback address. */
export const demoPassword = 'lanjiang-2026'
const batch = 500
const kunshan = resolve(import.meta.dirname, '../../../playbooks/kunshan.yaml')

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
  await inventTargets(context)
  await refreshLights(db, founded.tenant_id, dayOf(now))
  return {
    tenant_id: founded.tenant_id,
    users: inventedMembers.map(({ user_name }) => user_name),
    password: demoPassword,
  }
}

async function found(db: Db, now: Date): Promise<Founded> {
  const [root] = inventedUnits
  const admin = inventedMembers.find(({ user_name }) => user_name === 'admin')!
  const { slug, name, name_en } = inventedTenant
  const made = await createTenant(
    db,
    { slug, name, name_en, demo: true, kind: root!.kind, admin: { ...admin, password: demoPassword } },
    now,
  )
  const author = { tenant_id: made.tenant_id, member_id: null, now }
  const source = await readFile(kunshan, 'utf8')
  const others = inventedMembers.filter((member) => member !== admin)
  const prepared = await Promise.all(
    others.map((member) => preparedMember({ ...member, phone: '', email: '', grants: [] }, demoPassword)),
  )
  return db.transaction().execute(async (tx) => {
    await putInForce(tx, author, source, addDays(dayOf(now), -2000))
    const units = await makeUnits(tx, author, made.unit_id)
    const members = new Map([[admin.user_name, made.member_id]])
    for (const [at, member] of others.entries()) {
      const one = prepared[at]!
      one.draft.grants = member.roles.map((role) => ({ unit_id: units.get(member.unit)!, role }))
      members.set(member.user_name, (await makeMember(tx, author, one)).id)
    }
    return { tenant_id: made.tenant_id, units, members }
  })
}

async function makeUnits(tx: Tx, author: Parameters<typeof makeUnit>[1], rootId: string): Promise<Map<string, string>> {
  const [root, ...below] = inventedUnits
  const ids = new Map([[root!.key, rootId]])
  const parent = { id: rootId, path: rootId } as NonNullable<Parameters<typeof makeUnit>[3]>
  for (const [position, { key, kind, name, name_en }] of below.entries()) {
    const draft = { parent_id: rootId, kind, name, name_en, short_name: '', position }
    ids.set(key, (await makeUnit(tx, author, draft, parent)).id)
  }
  return ids
}

/** The demo writes as its administrator would, over every unit. */
function asAdmin(db: Db, files: FileStore, { tenant_id, units, members }: Founded, now: Date): Context {
  const root = units.get('city')!
  const tree = [...units.values()].map((id) => ({ id, path: id === root ? root : `${root}/${id}` }))
  const me: Me = {
    tenant_id,
    member_id: members.get('admin')!,
    user_id: '',
    name: '',
    grants: grantsWithReach([{ role: 'admin', unit_id: root }], tree),
    reach: [...units.values()],
  }
  return { db, files, me, now, language: 'zh-CN', request_id: 'demo' }
}

async function inventEnterprises(context: Context, count: number, told?: (line: string) => void): Promise<void> {
  const chance = chanceOf(1)
  for (let from = 0; from < count; from += batch) {
    const drafts = Array.from({ length: Math.min(batch, count - from) }, (_, i) => {
      const { origin: _o, trade: _t, ...facts } = inventEnterprise(chance, from + i)
      return facts
    })
    await context.db.transaction().execute((tx) => createEnterprises(tx, context, drafts))
    if (from > 0 && from % 50_000 === 0) told?.(`${from} enterprises`)
  }
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
  const member = (name: string) => founded.members.get(name)!
  const by = { submitter: member('officer'), unit: member('reviewer'), city: member('city') }
  for (let from = 0; from < size.projects; from += batch) {
    const invented = Array.from({ length: Math.min(batch, size.projects - from) }, (_, i) =>
      inventProject(lives, inventEnterprise(names, (from + i) % Math.max(1, size.enterprises)), today),
    )
    await context.db.transaction().execute(async (tx) => {
      const drafts = invented.map((project, i) => draftOf(project, founded, from + i))
      const projects = await createProjects(tx, context, drafts)
      const brought = await Promise.all(
        projects.map(async (project, i) => {
          const claims = await paperedClaims(context, playbook, project, invented[i]!.claims)
          return { project, claims }
        }),
      )
      await bringClaims(tx, context, playbook, brought, by)
    })
    if (from > 0 && from % 10_000 === 0) told?.(`${from} projects`)
  }
}

function draftOf(project: InventedProject, { units, members }: Founded, n: number) {
  const visits = project.stage_dates
  const lead = project.unit === 'etdz' ? 'officer' : project.unit === 'hitech' ? 'officer2' : undefined
  return {
    document: { ...project.document, unit_id: units.get(project.unit)!, code: `LJ${String(n + 1).padStart(6, '0')}` },
    stage: project.stage,
    status: project.status,
    status_reason: project.status_reason,
    ...(project.status !== 'active' && { status_on: visits.at(-1)!.entered_on }),
    stage_entered_on: visits.at(-1)!.entered_on,
    history: visits.map(({ stage, entered_on }, i) => ({
      stage,
      entered_on,
      left_on: visits[i + 1]?.entered_on ?? null,
    })),
    team: lead ? [{ member_id: members.get(lead)!, duty: 'lead' as const }] : [],
  } satisfies Parameters<typeof createProjects>[2][number]
}
