import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

/** A project of this member's unit under way, and an officer of a sister unit. */
async function twoUnits() {
  const { rows } = await sql<{ id: string; name: string; other: string; unit: string }>`
    select p.id, p.name, m.user_name as other, ou.name as unit
    from member o join member_role r on r.tenant_id = o.tenant_id and r.member_id = o.id and r.role = 'officer'
    join project p on p.tenant_id = o.tenant_id and p.unit_id = r.unit_id and p.status = 'active' and not p.confidential
    join member_role q on q.tenant_id = p.tenant_id and q.role = 'officer' and q.unit_id <> r.unit_id
    join unit ou on ou.tenant_id = q.tenant_id and ou.id = q.unit_id
    join unit own on own.tenant_id = r.tenant_id and own.id = r.unit_id
      and ou.path not like own.path || '%' and own.path not like ou.path || '%'
    join member m on m.tenant_id = q.tenant_id and m.id = q.member_id
    where o.user_name = 'officer' order by p.id, m.id limit 1`.execute(house.db)
  return rows[0]!
}

it('a project goes into the pool, an officer of another unit claims it, and both see what came of it', async () => {
  const { id, name, other, unit } = await twoUnits()
  const giver = await house.visit('officer')
  await giver.page.goto(`/projects/${id}`)
  await giver.page.getByRole('button', { name: '更多操作' }).click()
  await giver.page.getByText('流转给其他单位…').click()
  const dialog = giver.page.getByRole('dialog')
  await dialog.getByLabel('流转原因').fill('本区无合适用地')
  await dialog.getByRole('checkbox', { name: '项目名称' }).check()
  await dialog.getByLabel('项目需求').fill('需标准厂房 2 万平方米')
  await dialog.getByRole('button', { name: /确\s*定/ }).click()
  await giver.page.getByText('已发起流转').waitFor()
  await giver.page.getByText('待接收').first().waitFor()

  const taker = await house.visit(other)
  await taker.page.goto('/transfers')
  await taker.page.getByRole('heading', { name, level: 1 }).waitFor()
  expect(await taker.page.getByText('本区无合适用地').count()).toBe(0)
  await taker.page.getByText('需标准厂房 2 万平方米').first().waitFor()
  await taker.page.getByRole('button', { name: '认领项目' }).click()
  await taker.page.getByText('统计 5:5、税收 5:5，5 年').last().waitFor()
  await taker.page
    .getByRole('dialog')
    .getByRole('button', { name: /确\s*定/ })
    .click()
  await taker.page.getByText('项目已归本单位').waitFor()
  await taker.page.goto(`/projects/${id}`)
  await taker.page.getByText('来源与流转').waitFor()
  await taker.page.getByText('永久保留').waitFor()

  await giver.page.goto('/inbox')
  await giver.page.getByText(`《${name}》流转完成（对方单位：${unit}）`, { exact: false }).first().click()
  await giver.page.getByText('已接收').first().waitFor()
  await giver.page.goto(`/projects/${id}`)
  await giver.page.getByText(unit).first().waitFor()
  expect(await giver.page.getByText('来源与流转').count()).toBe(0)
  expect([...giver.complaints, ...taker.complaints]).toEqual([])
  await giver.context.close()
  await taker.context.close()
}, 180_000)
