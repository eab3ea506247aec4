import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse } from './support/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
}, 180_000)
afterAll(() => house?.close())

/** A claim that waits for a reviewer of its unit or for the city, and then, where it is reviewed twice, for the city. */
async function waiting(twice: boolean) {
  const { rows } = await sql<{ id: string }>`
    select c.id from claim c
    join member r on r.tenant_id = c.tenant_id and r.user_name = 'reviewer'
    join member_role m on m.tenant_id = r.tenant_id and m.member_id = r.id and m.unit_id = c.unit_id
    where c.status = 'submitted' and (c.kind = 'arrival') = ${twice} order by c.id limit 1`.execute(house.db)
  return rows[0]!.id
}

const typed = '合同编号与附件不一致'

it.each([
  ['which waits for the city now, who may return it all the same', true],
  ['which is approved, so that nothing can be returned', false],
])(
  'a claim that was reviewed under the dialog that would return it, %s',
  async (_, twice) => {
    const claim = `/review?view=mine&claim=${await waiting(twice)}`
    const [city, reviewer] = [await house.visit('city', { width: 390 }), await house.visit('reviewer')]
    await city.page.goto(claim)
    await city.page.getByRole('button', { name: /退\s*回/ }).click()
    const dialog = city.page.getByRole('dialog')
    const reason = dialog.getByLabel('退回理由')
    await reason.fill(typed)

    await reviewer.page.goto(claim)
    await reviewer.page.getByRole('button', { name: /通\s*过/ }).click()
    await reviewer.page.getByText('已处理').waitFor()
    await city.page.getByText('· 经开区审核员').waitFor()

    const give = dialog.getByRole('button', { name: /确\s*定/ })
    await give.click()
    await city.page.getByText(/经开区审核员（\d\d-\d\d \d\d:\d\d）先行处理了这件申报/).waitFor()
    expect(await reason.inputValue()).toBe(typed)
    await give.click()
    await city.page.getByText(twice ? '已处理' : '这条申报现在不由您审核').waitFor()
    expect([...city.complaints, ...reviewer.complaints]).toEqual([])
    await city.context.close()
    await reviewer.context.close()
  },
  180_000,
)
