import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { grantsWithReach, type Role, reachOf } from '#features/places/model.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import { openFiles } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { record } from '#platform/ledger/record.ts'
import { testDb } from '#platform/testing/db.ts'

const tree = [
  { key: 'city', under: null, kind: 'city', name: '临港市' },
  { key: 'zone', under: 'city', kind: 'zone', name: '临港开发区' },
  { key: 'town', under: 'zone', kind: 'town', name: '望海镇' },
  { key: 'county', under: 'city', kind: 'county', name: '青溪县' },
] as const
export type UnitKey = (typeof tree)[number]['key']

/**
 * A city with a zone (a town below it) and a county beside it, the Kunshan playbook, and a member for whoever a test asks for:
 * `place.as('officer', 'zone')` is the context of the zone's officer. The same words give the same member; a third makes another.
 */
export async function openPlace(now = new Date('2026-10-15T02:00:00Z')) {
  const { db, close } = await testDb()
  const folder = await mkdtemp(join(tmpdir(), 'landfall-place-'))
  const files = openFiles(folder)
  const clock = { now }
  const tenant_id = newId()
  const units = await found(db, tenant_id, now)
  const members = new Map<string, string>()

  async function as(role: Role, unit: UnitKey, who = ''): Promise<Context> {
    const key = `${role}@${unit}${who}`
    const unit_id = units[unit].id
    if (!members.has(key)) members.set(key, await enrol(db, tenant_id, key, unit_id, role, clock.now))
    const grants = [{ role, unit_id }]
    const all = Object.values(units)
    const member_id = members.get(key)!
    const me = {
      tenant_id,
      member_id,
      user_id: key,
      name: key,
      grants: grantsWithReach(grants, all),
      reach: reachOf(grants, all),
    }
    return { db, files, me, now: clock.now, language: 'zh-CN', request_id: 'test' }
  }

  return {
    db,
    files,
    clock,
    tenant_id,
    unit: (key: UnitKey) => units[key].id,
    as,
    async close() {
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type Place = Awaited<ReturnType<typeof openPlace>>

async function found(db: Db, tenantId: string, now: Date) {
  const units = {} as Record<UnitKey, { id: string; path: string }>
  const playbook = await readFile(new URL('../../playbooks/kunshan.yaml', import.meta.url), 'utf8')
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('tenant')
      .values({ id: tenantId, slug: tenantId, name: '临港市', name_en: 'Lingang', demo: true })
      .execute()
    const entries = []
    for (const { key, under, kind, name } of tree) {
      const id = newId()
      const path = under ? `${units[under].path}/${id}` : id
      units[key] = { id, path }
      const facts = { parent_id: under ? units[under].id : null, kind, name, path }
      await tx
        .insertInto('unit')
        .values({ tenant_id: tenantId, id, ...facts, version: 1 })
        .execute()
      entries.push({ stream: id, kind: 'unit.created', seen: 0, changes: changesBetween({}, facts) })
    }
    const version = { number: 1, source: playbook, effective_on: '2020-01-01' }
    const id = newId()
    await tx
      .insertInto('playbook_version')
      .values({ tenant_id: tenantId, id, ...version, activated_at: now.toISOString(), version: 1 })
      .execute()
    entries.push({ stream: id, kind: 'playbook.activated', seen: 0, changes: changesBetween({}, version) })
    await record(tx, { tenant_id: tenantId, member_id: null, now }, entries)
  })
  return units
}

function enrol(db: Db, tenantId: string, key: string, unitId: string, role: Role, now: Date): Promise<string> {
  const id = newId()
  const facts = { user_id: key, user_name: key, name: key }
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('member')
      .values({ tenant_id: tenantId, id, ...facts, version: 1 })
      .execute()
    await tx.insertInto('member_role').values({ tenant_id: tenantId, member_id: id, unit_id: unitId, role }).execute()
    const entry = { stream: id, kind: 'member.created', seen: 0, changes: changesBetween({}, facts) }
    await record(tx, { tenant_id: tenantId, member_id: null, now }, [entry])
    return id
  })
}
