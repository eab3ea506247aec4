import { readFile } from 'node:fs/promises'
import { defaultPlaybook } from '#features/founding/actions.ts'
import { createTenant } from '#features/places/actions.ts'
import { makeMember, preparedMember } from '#features/places/members/actions.ts'
import { grantsWithReach } from '#features/places/model.ts'
import { makeUnit } from '#features/places/units/actions.ts'
import { putInForce } from '#features/playbook/editions/actions.ts'
import type { Context, Me } from '#platform/context.ts'
import { addDays, dayOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { FileStore } from '#platform/files.ts'
import type { Founded } from '../drafts/model.ts'
import { inventedMembers, inventedTenant, inventedUnits } from '../place/model.ts'

export interface Demo {
  tenant_id: string
  users: string[]
  password: string
}

/** One for all of the demo: it guards invented data on a loopback address. */
export const demoPassword = 'lanjiang-2026'

/** Makes the county with its units, members and playbook, and nothing in it yet. */
export async function found(db: Db, now: Date): Promise<Founded> {
  const [root] = inventedUnits
  const admin = inventedMembers.find(({ user_name }) => user_name === 'admin')!
  const { slug, name, name_en } = inventedTenant
  const made = await createTenant(
    db,
    { slug, name, name_en, demo: true, kind: root!.kind, admin: { ...admin, password: demoPassword } },
    now,
  )
  const author = { tenant_id: made.tenant_id, member_id: null, now }
  const source = await readFile(defaultPlaybook, 'utf8')
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
export function asAdmin(db: Db, files: FileStore, { tenant_id, units, members }: Founded, now: Date): Context {
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

/** How to sign in to the county. */
export function signInOf({ tenant_id }: Founded): Demo {
  return { tenant_id, users: inventedMembers.map(({ user_name }) => user_name), password: demoPassword }
}
