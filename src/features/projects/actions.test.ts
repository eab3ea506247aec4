import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../tests/support/place.ts'
import { createProjects, holdProject, holdProjects, saveProject, updateProjects } from './actions.ts'
import { verifyFigure } from './claims/proven/model.ts'
import { loadProjects } from './store.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const records = { project: 'project', enterprise: 'enterprise', unit: 'unit', member: 'member' }

function document(name: string, more: Record<string, unknown> = {}) {
  return { name, unit_id: place.unit('zone'), source: 'own', tags: ['专精特新'], latitude: '31.385', ...more }
}

describe('createProjects and saveProject', () => {
  it('write what loads back the same', async () => {
    const context = await place.as('officer', 'zone')
    const draft = {
      document: {
        ...document('精密减速器'),
        figures: {
          investment: {
            announced: { value: '5', unit: 'yi', currency: 'CNY' },
            agreed: { value: '350', unit: 'wan', currency: 'USD' },
          },
          tax: { agreed: { '2027': { value: '1200', unit: 'wan', currency: 'CNY' } } },
          land: { agreed: { value: '35.5', unit: 'mu' } },
        },
        investors: [
          { name: '远帆精工（苏州）有限公司', share: '60' },
          { name: 'Hansen GmbH', share: '40', country: 'DE' },
        ],
      },
      extra: { 备注二: '=1+1' },
      keys: ['file/1'],
    }
    const [made] = await place.db.transaction().execute((tx) => createProjects(tx, context, [draft]))
    const [loaded] = await loadProjects(place.db, place.tenant_id, [made!.id])
    expect(loaded).toEqual(made)
    expect(loaded!.facts).toMatchObject({ name: '精密减速器', latitude: '31.385', tags: ['专精特新'] })
    expect(loaded!.figures.investment!.announced).toMatchObject({ cny: '500000000.00' })
    expect(loaded!.extra).toEqual({ 备注二: '=1+1' })
  })

  it('find the enterprise that is there already by its folded name; a code alone links nobody', async () => {
    const context = await place.as('officer', 'zone')
    const investors = (name: string, code?: string) => [{ name, ...(code && { code }) }]
    const drafts = [
      { document: { ...document('一'), investors: investors('臺灣精密股份有限公司') } },
      { document: { ...document('二'), investors: investors('台湾精密股份有限公司') } },
      { document: { ...document('三'), investors: investors('新名字', '91320583MA1P7ABC0X') } },
      { document: { ...document('四'), investors: investors('旧名字', '91320583ma1p7abc0x') } },
    ]
    const made = await place.db.transaction().execute((tx) => createProjects(tx, context, drafts))
    const ids = made.map((project) => project.investors[0]!.enterprise_id)
    expect(ids[0]).toBe(ids[1])
    expect(new Set([ids[0], ids[2], ids[3]]).size).toBe(3)
  })

  it('write nothing when nothing changed', async () => {
    const context = await place.as('officer', 'zone')
    const [made] = await place.db
      .transaction()
      .execute((tx) => createProjects(tx, context, [{ document: document('不变') }]))
    const saved = await place.db.transaction().execute(async (tx) => {
      const before = await holdProject(tx, context, made!.id, 1)
      return saveProject(tx, context, before, { ...before, facts: { ...before.facts } }, { kind: 'edited' })
    })
    expect(saved.version).toBe(1)
  })

  it('keep the verified figure beside what was agreed, which stays the size', async () => {
    const context = await place.as('officer', 'zone')
    const agreed = { investment: { agreed: { value: '2', unit: 'yi', currency: 'CNY' } } }
    const [made] = await place.db
      .transaction()
      .execute((tx) => createProjects(tx, context, [{ document: { ...document('核定'), figures: agreed } }]))
    const saved = await place.db.transaction().execute(async (tx) => {
      const before = await holdProject(tx, context, made!.id, 1)
      const after = verifyFigure(before, 'investment', { value: '1.8', unit: 'yi', currency: 'CNY' })
      return saveProject(tx, context, before, after, { kind: 'verified' })
    })
    expect(saved.figures.investment).toMatchObject({ agreed: { value: '2' }, verified: { value: '1.8' } })
    const row = await place.db
      .selectFrom('project')
      .select('investment_cny')
      .where('id', '=', made!.id)
      .executeTakeFirst()
    expect(row!.investment_cny).toBe('200000000.00')
  })

  it('refuse a stale writer with both versions, and let notes pass', async () => {
    const context = await place.as('officer', 'zone')
    const [made] = await place.db
      .transaction()
      .execute((tx) => createProjects(tx, context, [{ document: document('两人同改') }]))
    const write = (name: string) =>
      place.db.transaction().execute(async (tx) => {
        const before = await holdProject(tx, context, made!.id, 1, { name })
        return saveProject(tx, context, before, { ...before, facts: { ...before.facts, name } }, { kind: 'edited' })
      })
    await write('甲改')
    await expect(write('乙改')).rejects.toMatchObject({
      kind: 'conflict',
      words: [expect.stringContaining('officer'), expect.stringContaining('officer')],
      extra: {
        yours: { version: 1, changes: { name: '乙改' } },
        theirs: { version: 2, project: { name: '甲改' } },
        by: { name: expect.stringContaining('officer'), at: context.now.toISOString() },
      },
    })
  })

  it('carry hundreds in bulk', async () => {
    const context = await place.as('officer', 'zone')
    const drafts = Array.from({ length: 500 }, (_, n) => ({
      document: { ...document(`批量${n}`), investors: [{ name: `投资方${n % 50}` }] },
      keys: [`bulk/${n}`],
    }))
    const made = await place.db.transaction().execute((tx) => createProjects(tx, context, drafts))
    const changed = await place.db.transaction().execute(async (tx) => {
      const held = await holdProjects(
        tx,
        context,
        made.map((project) => project.id),
      )
      const pairs = held.map((before, n) => ({
        before,
        after: n % 2 ? before : { ...before, facts: { ...before.facts, progress: `第${n}次` } },
      }))
      return updateProjects(tx, context, pairs, { kind: 'imported' })
    })
    expect(changed.filter((project) => project.version === 2)).toHaveLength(250)
    const { count } = await place.db
      .selectFrom('enterprise')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('name', 'like', '投资方%')
      .executeTakeFirstOrThrow()
    expect(count).toBe(50)
  })

  it('are not there for a sibling unit', async () => {
    const [officer, sibling] = [await place.as('officer', 'zone'), await place.as('officer', 'county')]
    const [made] = await place.db
      .transaction()
      .execute((tx) => createProjects(tx, officer, [{ document: document('别县') }]))
    const held = place.db.transaction().execute((tx) => holdProject(tx, sibling, made!.id))
    await expect(held).rejects.toMatchObject({ kind: 'missing' })
  })

  it('leave a ledger that verifies', async () => {
    const verdict = await verify(place.db, records)
    expect(verdict.faults).toEqual([])
  })
})
