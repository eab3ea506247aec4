import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

/** A project in production in a unit that is no part of the officer's, and its first investor. */
async function producedElsewhere() {
  const { rows } = await sql<{ name: string; investor: string; unit: string }>`
    select p.name, e.name as investor, u.name as unit
    from member o join member_role r on r.tenant_id = o.tenant_id and r.member_id = o.id and r.role = 'officer'
    join unit own on own.tenant_id = r.tenant_id and own.id = r.unit_id
    join project p on p.tenant_id = o.tenant_id and not p.confidential and p.status = 'active'
      and p.stage in ('produced', 'scaled', 'full_capacity') and p.produced_on < current_date
    join unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
      and u.path not like own.path || '%' and own.path not like u.path || '%'
    join project_investor i on i.tenant_id = p.tenant_id and i.project_id = p.id and i.position = 0
    join enterprise e on e.tenant_id = i.tenant_id and e.id = i.enterprise_id
    where o.user_name = 'officer' order by p.id limit 1`.execute(house.db)
  return rows[0]!
}

it('a firm that produces in another unit is flagged, its unit uploads proof, and a leader lifts it', async () => {
  const { name: old, investor, unit } = await producedElsewhere()
  const officer = await house.visit('officer')
  const created = await officer.page.request.post('/api/projects', {
    data: { changes: { name: '平移试验项目', investors: [{ name: investor }] } },
    headers: { 'x-landfall': '1' },
  })
  expect(created.status()).toBeLessThan(300)
  const { id } = (await created.json()) as { id: string }
  await officer.page.goto(`/projects/${id}`)
  await officer.page.getByText('企业平移，不计入新项目').waitFor()
  await officer.page.getByText(`${investor}此前已在其他单位投产`).waitFor()
  await officer.page.getByText(`(${unit})`).waitFor()
  await officer.page.getByRole('link', { name: old }).waitFor()
  expect(await officer.page.getByRole('button', { name: '解除认定' }).count()).toBe(0)
  await officer.page.goto('/projects?relocated=true')
  await officer.page.getByText('平移试验项目').first().waitFor()
  await officer.page.getByLabel('企业平移，不计入新项目').first().waitFor()
  await attachProof(officer.page, id)

  const leader = await house.visit('leader')
  await leader.page.goto(`/projects/${id}`)
  await leader.page.getByRole('button', { name: '解除认定' }).click()
  const dialog = leader.page.getByRole('dialog')
  await dialog.getByLabel('原因').fill('原厂续产，本项目为增资扩产')
  await dialog.getByLabel('依据的佐证').click()
  await leader.page.getByText('扩产备案.pdf').last().click()
  await leader.page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: /确\s*定/ }).click()
  await leader.page.getByText('已办理，计数已更新').waitFor()
  await leader.page.getByText('原厂续产，本项目为增资扩产').first().waitFor()
  expect(await leader.page.getByText('企业平移，不计入新项目').count()).toBe(0)
  expect([...officer.complaints, ...leader.complaints]).toEqual([])
  await officer.context.close()
  await leader.context.close()
}, 180_000)

async function attachProof(page: Awaited<ReturnType<typeof house.visit>>['page'], id: string) {
  const file = await page.request.post('/api/files', {
    data: Buffer.from('%PDF-1.7\nexpansion\n%%EOF\n'),
    headers: { 'x-landfall': '1', 'x-file-name': encodeURIComponent('扩产备案.pdf') },
  })
  const { sha256, name } = (await file.json()) as { sha256: string; name: string }
  const added = await page.request.post(`/api/projects/${id}/evidence`, {
    data: { sha256, name, kind: 'filing_certificate' },
    headers: { 'x-landfall': '1' },
  })
  expect(added.ok()).toBe(true)
}
