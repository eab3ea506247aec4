import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whoCarries } from '#features/notices/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { listProjects } from '../list/actions.ts'
import { getProject } from '../page/actions.ts'
import { setTeam } from '../team/actions.ts'
import { showTimeline } from '../timeline/actions.ts'
import { creatableUnits, createProject, editProject, findExisting } from './actions.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
})
afterAll(() => place.close())

const secret = {
  name: '苍穹航空发动机',
  confidential: true,
  code_name: '蓝鲸',
  investors: [{ name: '苍穹动力集团', share: '100' }],
  contact_name: '赵一',
  company_name: '苍穹动力（临港）有限公司',
}

describe('a new project', () => {
  it('needs only a name and falls to the unit of who brings it', async () => {
    const project = await createProject(officer, { changes: { name: '一条线索' } })
    expect(project).toMatchObject({
      version: 1,
      name: '一条线索',
      stage: { id: 'lead' },
      unit: { id: place.unit('zone') },
    })
    expect(project.can).toEqual(expect.arrayContaining(['edit', 'move', 'note', 'add_evidence', 'submit_claim']))
  })

  it('has who brings it as the first of its team, who is told of it from then on', async () => {
    const { id, team } = await createProject(officer, { changes: { name: '有人牵头' } })
    expect(team).toEqual([{ member_id: officer.me.member_id, name: officer.me.name, duty: 'lead' }])
    await place.as('unit_lead', 'zone')
    expect(await whoCarries(place.db, place.tenant_id, [id])).toEqual(new Map([[id, [officer.me.member_id]]]))
    expect(await getProject(officer, id)).toMatchObject({ team, version: 1 })
  })

  it('for a unit below is carried by that unit: who brought it stands by, and its head is told too', async () => {
    const head = await place.as('unit_lead', 'town')
    const { id, team } = await createProject(officer, { changes: { name: '交给镇里', unit_id: place.unit('town') } })
    expect(team).toMatchObject([{ member_id: officer.me.member_id, duty: 'support' }])
    const told = (await whoCarries(place.db, place.tenant_id, [id])).get(id)
    expect(told?.toSorted()).toEqual([officer.me.member_id, head.me.member_id].toSorted())
  })

  it.each([
    ['a blank name', { name: ' ' }, 'name'],
    ['no such field', { name: '甲', colour: 'red' }, 'colour'],
    ['no such day', { name: '甲', signed_on: '2026-02-30' }, 'signed_on'],
    ['a verified figure typed in', { name: '甲', investment: { verified: { value: '1', unit: 'yi' } } }, 'investment'],
    [
      'shares over 100',
      {
        name: '甲',
        investors: [
          { name: 'A', share: '60' },
          { name: 'B', share: '41' },
        ],
      },
      'investors',
    ],
    ['a secret without a code name', { name: '甲', confidential: true }, 'code_name'],
    ['a negative amount', { name: '甲', investment: { agreed: { value: '-1', unit: 'yi' } } }, 'investment'],
    ['an entry that the dictionary does not have', { name: '甲', origin: 'martian' }, 'origin'],
  ])('is refused for %s', async (_, changes, field) => {
    await expect(createProject(officer, { changes })).rejects.toMatchObject({
      kind: 'invalid',
      faults: [expect.objectContaining({ field })],
    })
  })

  it('cannot take the code of another', async () => {
    await createProject(officer, { changes: { name: '甲', code: 'LG-001' } })
    const second = createProject(officer, { changes: { name: '乙', code: 'LG-001' } })
    await expect(second).rejects.toMatchObject({ kind: 'invalid', faults: [{ field: 'code' }] })
  })

  it('enters a later stage only through its gate', async () => {
    const attempt = createProject(officer, { changes: { name: '直接签约' }, stage: 'signed' })
    await expect(attempt).rejects.toMatchObject({ code: 'gate.missing', extra: { stage: 'signed' } })
  })

  it.each([
    ['leader', 'city'],
    ['officer', 'county'],
    ['unit_reviewer', 'zone'],
    ['admin', 'city'],
  ] as const)('is not for a %s of the %s', async (role, unit) => {
    const attempt = createProject(await place.as(role, unit), {
      changes: { name: '越权', unit_id: place.unit('zone') },
    })
    await expect(attempt).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

describe('an edit', () => {
  it('keeps figures of another basis and year as they are', async () => {
    const { id } = await createProject(officer, {
      changes: { name: '分口径', investment: { announced: { value: '10', unit: 'yi' } } },
    })
    await editProject(officer, id, { version: 1, changes: { investment: { agreed: { value: '6', unit: 'yi' } } } })
    await editProject(officer, id, {
      version: 2,
      changes: { tax: { agreed: { 2027: { value: '800', unit: 'wan' } } } },
    })
    const after = await editProject(officer, id, {
      version: 3,
      changes: { tax: { agreed: { 2028: { value: '900', unit: 'wan' } } } },
    })
    expect(after.document.figures).toMatchObject({
      investment: { announced: { value: '10' }, agreed: { value: '6', cny: '600000000.00' } },
      tax: { agreed: { 2027: { value: '800' }, 2028: { value: '900' } } },
    })
  })

  it('says which money has no rate, and converts what has one at its dated rate', async () => {
    const project = await createProject(officer, {
      changes: {
        name: '外币',
        investment: { agreed: { value: '100', unit: 'wan', currency: 'USD' } },
        foreign_capital: { agreed: { value: '1', unit: 'wan', currency: 'XAF' } },
      },
    })
    const figures = project.document.figures as Record<
      string,
      Record<string, { cny?: string; rate?: string; rate_on?: string }>
    >
    expect(figures.investment!.agreed).toMatchObject({
      rate: expect.any(String),
      rate_on: expect.any(String),
      cny: expect.any(String),
    })
    expect(figures.foreign_capital!.agreed!.cny).toBeUndefined()
    expect(project.without_rate).toEqual(['foreign_capital.agreed'])
  })

  it('of two people at once leaves the first and shows the second both', async () => {
    const { id } = await createProject(officer, { changes: { name: '同改' } })
    await editProject(officer, id, { version: 1, changes: { content: '甲' } })
    const second = editProject(await place.as('unit_lead', 'zone'), id, { version: 1, changes: { content: '乙' } })
    await expect(second).rejects.toMatchObject({
      kind: 'conflict',
      extra: { yours: { version: 1, changes: { content: '乙' } }, theirs: { version: 2, project: { content: '甲' } } },
    })
  })

  it('that changes nothing leaves the version', async () => {
    const { id } = await createProject(officer, { changes: { name: '原样', tags: ['a'] } })
    const after = await editProject(officer, id, { version: 1, changes: { name: '原样', tags: ['a'] } })
    expect(after.version).toBe(1)
  })

  it('hands a project to another unit only by who answers for both', async () => {
    const { id } = await createProject(officer, { changes: { name: '划转' } })
    const changes = { unit_id: place.unit('town') }
    await expect(editProject(officer, id, { version: 1, changes })).rejects.toMatchObject({ kind: 'forbidden' })
    const after = await editProject(await place.as('admin', 'city'), id, { version: 1, changes })
    expect(after.unit.id).toBe(place.unit('town'))
  })

  it('that hands a project over leaves on its team who reaches it there, and no one else learns of it', async () => {
    const admin = await place.as('admin', 'city')
    const changes = { unit_id: place.unit('county') }
    const { id } = await createProject(officer, { changes: { name: '划走' } })
    const cityLead = await place.as('unit_lead', 'city')
    const own = { member_id: officer.me.member_id, duty: 'lead' as const }
    await setTeam(officer, id, { version: 1, team: [own, { member_id: cityLead.me.member_id, duty: 'support' }] })
    const after = await editProject(admin, id, { version: 2, changes })
    expect(after).toMatchObject({ version: 3, team: [{ member_id: cityLead.me.member_id }] })
    expect(await getProject(admin, id)).toMatchObject({ team: after.team })
    const head = await place.as('unit_lead', 'county')
    const told = (await whoCarries(place.db, place.tenant_id, [id])).get(id)
    expect(told?.toSorted()).toEqual([cityLead.me.member_id, head.me.member_id].toSorted())
    const [last] = (await showTimeline(admin, id, { limit: 1 })).items
    expect(last!.changes.map(({ field }) => field).toSorted()).toEqual(['team', 'unit_id'])
  })

  it('by who only reads is forbidden', async () => {
    const { id } = await createProject(officer, { changes: { name: '只读' } })
    for (const [role, unit] of [
      ['leader', 'city'],
      ['unit_reviewer', 'zone'],
      ['department', 'zone'],
    ] as const) {
      const attempt = editProject(await place.as(role, unit), id, { version: 1, changes: { content: 'x' } })
      await expect(attempt, role).rejects.toMatchObject({ kind: 'forbidden' })
    }
  })
})

describe('a confidential project', () => {
  let id: string
  beforeAll(async () => {
    id = (await createProject(officer, { changes: secret })).id
  })

  it.each([
    ['officer', 'zone', '', true],
    ['unit_lead', 'zone', '', true],
    ['unit_lead', 'city', '', true],
    ['unit_reviewer', 'zone', '', true],
    ['city_reviewer', 'city', '', true],
    ['leader', 'city', '', true],
    ['officer', 'zone', ' 2', false],
    ['officer', 'city', '', false],
    ['admin', 'city', '', false],
    ['department', 'zone', '', false],
  ] as const)('shown to the %s of the %s%s: by name %s', async (role, unit, who, knows) => {
    const context = await place.as(role, unit, who)
    const page = await getProject(context, id)
    const list = await listProjects(context, { limit: 50, columns: 'company_name,investors,name' })
    const byName = await listProjects(context, { limit: 50, q: '苍穹' })
    const byCode = await listProjects(context, { limit: 50, q: '蓝鲸' })
    const told = JSON.stringify([page, list, byCode])
    expect(told.includes('苍穹')).toBe(knows)
    expect(told.includes('赵一')).toBe(knows)
    expect(told.includes('蓝鲸')).toBe(true)
    expect(byName.items.map((item) => item.id)).toEqual(knows ? [id] : [])
    expect(byCode.items.map((item) => item.id)).toEqual([id])
  })

  it('exists for a sibling under its code name, and for nobody in another place', async () => {
    const sibling = await place.as('officer', 'county')
    expect(await getProject(sibling, id)).toEqual({
      access: 'existence',
      id,
      name: '蓝鲸',
      unit: { id: place.unit('zone'), name: '临港开发区' },
    })
    const stranger = { ...sibling, me: { ...sibling.me, tenant_id: '0199f1f0-0000-7000-8000-000000000000' } }
    await expect(getProject(stranger, id)).rejects.toMatchObject({ kind: 'missing' })
    await expect(editProject(sibling, id, { version: 1, changes: {} })).rejects.toMatchObject({ kind: 'missing' })
  })

  it('is not found by its real name, and is by its code name', async () => {
    const sibling = await place.as('officer', 'county')
    expect((await findExisting(sibling, '苍穹航空发动机')).items).toEqual([])
    expect((await findExisting(sibling, '藍鯨')).items).toMatchObject([{ id, name: '蓝鲸' }])
  })
})

it('leaves a ledger that verifies', async () => {
  const verdict = await verify(place.db, { project: 'project', enterprise: 'enterprise' })
  expect(verdict.faults).toEqual([])
})

describe('units that one may bring a project to', () => {
  const names = async (context: Context, q?: string) =>
    (await creatableUnits(context, { q, limit: 10 })).items.map(({ name }) => name)

  it('are the own one and those below it, by any part of the name', async () => {
    expect(await names(officer)).toEqual(['临港开发区', '望海镇'])
    expect(await names(officer, '望海')).toEqual(['望海镇'])
    expect(await names(officer, '青溪')).toEqual([])
  })

  it('are none for who only reads or reviews', async () => {
    expect(await names(await place.as('leader', 'city'))).toEqual([])
    expect(await names(await place.as('unit_reviewer', 'zone'))).toEqual([])
  })

  it('say when there are more', async () => {
    expect(await creatableUnits(officer, { limit: 1 })).toMatchObject({ items: [{ name: '临港开发区' }], more: true })
  })
})
