import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject } from '#features/projects/facts/actions.ts'
import { refreshSearch } from '#features/search/refresh/actions.ts'
import type { Context } from '#platform/context.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createEnterprise, editEnterprise } from '../actions.ts'
import { createEnterprises } from '../parties/actions.ts'
import { candidatesFor, findCandidates } from './actions.ts'

const code = '914403001922038216'
const other = '91440300192317458F'

let place: Place
let officer: Context
let id: string
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  id = (await createEnterprise(officer, { name: '昆山恒力精密机械有限公司', code })).id
  await createEnterprise(officer, { name: '南通恒力精密机械有限公司' })
  await createEnterprise(officer, { name: '昆山恒力精密机械有限公司海门分公司', code: other })
})
afterAll(() => place.close())

async function asked(name: string, code?: string) {
  const { items } = await findCandidates(officer, { name, code, limit: 5 })
  return items.map(({ name, decision }) => [name, decision])
}

describe('who a name may be', () => {
  it.each([
    ['恆力（昆山）精密機械', undefined, 'ask'],
    ['昆山恒立精密机械有限公司', undefined, 'ask'],
    ['Kunshan Hengli Co., Ltd.', undefined, 'ask'],
    ['昆山恒力', code, 'same'],
    ['东泰食品', code, 'ask'],
  ])('%s %s', async (name, code, decision) => {
    expect((await asked(name, code))[0]).toEqual(['昆山恒力精密机械有限公司', decision])
  })

  it('comes with reasons, and is nobody for a name of nobody', async () => {
    const { items } = await findCandidates(officer, { name: '昆山恒力', code, limit: 1 })
    expect(items[0]).toMatchObject({
      id,
      reasons: expect.arrayContaining([{ zh: '统一社会信用代码相同', en: 'the same company code' }]),
    })
    expect(await asked('鲲鹏食品')).toEqual([])
    expect(await asked('')).toEqual([])
    expect(await asked('昆山恒力精密机械有限公司', '91350900587527783P')).toEqual([])
  })

  it('is asked for many names at once', async () => {
    const names = ['昆山恒力', '鲲鹏食品', '恒力南通精密机械']
    const found = await candidatesFor(
      officer.db,
      officer.me.tenant_id,
      names.map((name) => ({ name })),
      1,
    )
    expect(found.map(([first]) => first?.name)).toEqual([
      '昆山恒力精密机械有限公司',
      undefined,
      '南通恒力精密机械有限公司',
    ])
  })

  it('finds some of those that bear a name which says too little, and the one that is meant where more is said', async () => {
    const drafts = Array.from({ length: 70 }, () => ({ name: '恒通精密机械有限公司' }))
    const meant = { name: '启东恒通食品有限公司' }
    await place.db.transaction().execute((tx) => createEnterprises(tx, officer, [...drafts, meant]))
    expect(await asked('恒通')).toEqual(Array(5).fill(['恒通精密机械有限公司', 'ask']))
    expect((await asked('恒通食品（启东）'))[0]).toEqual(['启东恒通食品有限公司', 'ask'])
  })

  it('knows what a project names, and every new name at once', async () => {
    await createProject(officer, { changes: { name: '新项目', investors: [{ name: '苍穹动力科技' }] } })
    expect((await asked('蒼穹動力'))[0]).toEqual(['苍穹动力科技', 'ask'])
    const { id, version } = await createEnterprise(officer, { name: '旧桥制造' })
    await editEnterprise(officer, id, { version, changes: { name: '新桥精密' } })
    expect((await asked('旧桥'))[0]).toEqual(['新桥精密', 'ask'])
    expect((await asked('新桥'))[0]).toEqual(['新桥精密', 'ask'])
  })

  it('knows nothing of another tenant', async () => {
    const stranger = { ...officer, me: { ...officer.me, tenant_id: '0199a2c0-0000-7000-8000-000000000000' } }
    expect((await findCandidates(stranger, { name: '昆山恒力', code, limit: 5 })).items).toEqual([])
  })

  it('is the same after the keys of all enterprises are made anew', async () => {
    const { tenant_id } = officer.me
    const before = await asked('昆山恒力')
    await sql`delete from enterprise_key where tenant_id = ${tenant_id}`.execute(officer.db)
    expect(await asked('昆山恒力')).toEqual([])
    await sql`insert into search_refresh (tenant_id, kind) values (${tenant_id}, 'enterprise_key')`.execute(officer.db)
    expect(await refreshSearch(officer.db, () => new Date())).toBeGreaterThan(4)
    expect(await asked('昆山恒力')).toEqual(before)
  })
})
