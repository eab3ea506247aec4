import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { newId } from '#platform/id.ts'
import { openPlace } from '../../../../tests/support/place.ts'
import { activatePlaybook, comparePlaybooks, playbookEditions } from './actions.ts'

let place: Awaited<ReturnType<typeof openPlace>>
let admin: Context
beforeAll(async () => {
  place = await openPlace()
  admin = await place.as('admin', 'city')
})
afterAll(() => place.close())

test('a version for a later day waits for it, and two versions are told apart in words', async () => {
  const [first] = (await playbookEditions(admin)).items
  const source = first!.source.replace('when: days_since_update >= 90', 'when: days_since_update >= 75')
  const { id } = await activatePlaybook(admin, source, '2999-01-01')
  const { items } = await playbookEditions(admin)
  expect(items.map(({ in_force, to_come }) => [in_force, to_come])).toEqual([
    [false, true],
    [true, false],
  ])
  expect((await comparePlaybooks(admin, first!.id, id)).items.map(({ zh, en }) => [zh, en])).toEqual([
    [
      '红黄绿灯规则「三个月无进展」的条件：最近一次更新距今不少于90天 → 最近一次更新距今不少于75天',
      'Light “No progress for three months”, condition: the time since the last update is at least 90 days → the time since the last update is at least 75 days',
    ],
  ])
  expect((await comparePlaybooks(admin, first!.id, first!.id)).items).toEqual([])
  const elsewhere = { ...admin, me: { ...admin.me, tenant_id: newId() } }
  await expect(comparePlaybooks(elsewhere, first!.id, id)).rejects.toMatchObject({ kind: 'missing' })
})

test('nothing comes into force before what is in force now', async () => {
  const [newest] = (await playbookEditions(admin)).items
  await expect(activatePlaybook(admin, newest!.source, '1999-01-01')).rejects.toMatchObject({ code: 'playbook.past' })
})
