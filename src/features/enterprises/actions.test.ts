import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProject } from '#features/projects/facts/actions.ts'
import { listProjects } from '#features/projects/list/actions.ts'
import { getProject } from '#features/projects/page/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../tests/support/place.ts'
import { createEnterprise, editEnterprise, enterpriseProjects, listEnterprises } from './actions.ts'
import { isCompanyCode } from './model.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
})
afterAll(() => place.close())

const code = '91350100M000100Y43'

it.each([
  [code, true],
  ['91350100M000100Y44', false],
  ['91350100M000100Y4', false],
  ['91350100I000100Y43', false],
])('%s is a company code: %s', (text, wanted) => expect(isCompanyCode(text)).toBe(wanted))

describe('an enterprise', () => {
  it('is added, found and changed, with its version', async () => {
    const made = await createEnterprise(officer, { name: ' 海德轴承 ', code: code.toLowerCase(), tags: ['专精特新'] })
    expect(made).toMatchObject({ name: '海德轴承', code, version: 1, can: ['edit'] })
    expect((await listEnterprises(officer, { q: '轴承', limit: 10 })).items).toMatchObject([{ id: made.id }])
    expect((await listEnterprises(officer, { q: code, limit: 10 })).items).toMatchObject([{ id: made.id }])
    const after = await editEnterprise(officer, made.id, { version: 1, changes: { region: '江苏' } })
    expect(after).toMatchObject({ version: 2, region: '江苏', tags: ['专精特新'] })
    const stale = editEnterprise(officer, made.id, { version: 1, changes: { region: '浙江' } })
    await expect(stale).rejects.toMatchObject({ kind: 'conflict', extra: { theirs: { region: '江苏' } } })
    const twin = createEnterprise(officer, { name: '另一家', code })
    await expect(twin).rejects.toMatchObject({ faults: [{ field: 'code' }] })
    await expect(createEnterprise(officer, { name: '错码', code: '123' })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(createEnterprise(officer, { name: ' ' })).rejects.toMatchObject({ faults: [{ field: 'name' }] })
  })

  it('is read by all and kept by officers and leads', async () => {
    const leader = await place.as('leader', 'city')
    await expect(createEnterprise(leader, { name: '甲' })).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await listEnterprises(leader, { limit: 10 })).items[0]!.can).toEqual([])
  })

  it('shows its projects as far as the member may know of them', async () => {
    const investors = [{ name: '苍穹动力' }]
    const open = await createProject(officer, { changes: { name: '公开项目', investors } })
    const hidden = { name: '真名', confidential: true, code_name: '蓝鲸', investors }
    const secret = await createProject(officer, { changes: hidden })
    const id = (open.document.investors as { enterprise_id: string }[])[0]!.enterprise_id
    const shown = async (context: Context) =>
      (await enterpriseProjects(context, id, { limit: 10 })).items.map((one) => [one.id, one.access])
    const full = [
      [open.id, 'full'],
      [secret.id, 'full'],
    ]
    expect(await shown(officer)).toEqual(expect.arrayContaining(full))
    expect(await shown(await place.as('officer', 'zone', ' 2'))).toEqual([[open.id, 'full']])
    expect(await shown(await place.as('officer', 'county'))).toEqual([[open.id, 'existence']])
    expect((await listEnterprises(officer, { q: '苍穹', limit: 10 })).items).toMatchObject([{ projects: 1 }])
  })

  it('under a new name is found in its projects by that name', async () => {
    const { id: project, document } = await createProject(officer, {
      changes: { name: '更名', investors: [{ name: '旧桥精密' }] },
    })
    const id = (document.investors as { enterprise_id: string }[])[0]!.enterprise_id
    await editEnterprise(officer, id, { version: 1, changes: { name: '新桥精密' } })
    expect((await listProjects(officer, { q: '新桥', limit: 10 })).items).toMatchObject([
      { id: project, investors: '新桥精密' },
    ])
    expect((await listProjects(officer, { q: '旧桥', limit: 10 })).items).toEqual([])
    expect(await getProject(officer, project)).toMatchObject({
      version: 1,
      document: { investors: [{ name: '新桥精密' }] },
    })
  })

  it('is made once by many at once', async () => {
    const many = Array.from({ length: 12 }, (_, n) =>
      createProject(officer, { changes: { name: `并发${n}`, investors: [{ name: '同名投资集团' }] } }),
    )
    const projects = await Promise.all(many)
    const ids = projects.map(({ document }) => (document.investors as { enterprise_id: string }[])[0]!.enterprise_id)
    expect(new Set(ids).size).toBe(1)
  })

  it('pages by the sound of the names, each once', async () => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await listEnterprises(officer, { limit: 2, ...(cursor && { cursor }) })
      names.push(...page.items.map((one) => one.name))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(names).toEqual([...new Set(names)])
    expect(names.indexOf('苍穹动力')).toBeLessThan(names.indexOf('海德轴承'))
  })
})

it('leaves a ledger that verifies', async () => {
  expect((await verify(place.db, { project: 'project', enterprise: 'enterprise' })).faults).toEqual([])
})
