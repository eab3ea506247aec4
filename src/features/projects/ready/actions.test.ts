import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playbookOn } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { newId } from '#platform/id.ts'
import { canonical, type Json } from '#platform/ledger/model.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProjects, fromHere, writeNew } from '../actions.ts'
import { type Draft, rowOf } from '../model.ts'
import { drafted, firstChanges, firstText } from '../record/model.ts'
import { ready } from './actions.ts'

let place: Place
let context: Context
beforeAll(async () => {
  place = await openPlace()
  context = await place.as('officer', 'zone')
})
afterAll(() => place.close())

const draft = (investor: string, more: object = {}): Draft & { id: string } => ({
  id: newId(),
  stage: 'signed',
  stage_entered_on: '2026-03-05',
  extra: { 自用栏: '甲' },
  document: {
    name: '半导体封装项目',
    unit_id: place.unit('zone'),
    content: '新建封装线 3 条',
    investors: [{ name: investor, share: '100' }],
    figures: { investment: { agreed: { value: '3.5', unit: 'yi', currency: 'USD' } } },
    ...more,
  },
})

/** What is kept of a project, without what is its own: ids and times. */
async function kept(id: string): Promise<unknown> {
  const { rows } = await sql<{ row: object; changes: object; investors: string }>`
    select to_jsonb(p) - 'id' - 'created_at' - 'updated_at' as row, e.changes,
      (select string_agg(i.enterprise_id::text, ',') from project_investor i where i.project_id = p.id) as investors
    from project p join event e on e.stream_id = p.id and e.tenant_id = p.tenant_id and e.seq = 1
    where p.id = ${id}`.execute(place.db)
  return rows[0]
}

test('the text of the first event is that of its changes', async () => {
  const inForce = await playbookOn(place.db, context.me.tenant_id, dayOf(context.now))
  const drafts = [
    draft('甲公司'),
    draft('乙公司', { investors: [] }),
    { ...draft('丙'), team: [{ member_id: newId(), duty: 'lead' }] },
  ]
  for (const one of drafts as Draft[]) {
    const project = drafted(one, newId(), fromHere(context, inForce))
    expect(firstText(project, rowOf(project))).toBe(canonical(firstChanges(project) as Json))
  }
})

test.each([
  ['an investor that nobody knows', '澜江新芯微电子有限公司', {}],
  ['an investor that is known', '澜江新芯微电子有限公司', {}],
  ['one that is known under another spelling', '澜江新芯微電子有限公司', {}],
  ['a secret project', '澜江新芯微電子有限公司', { confidential: true, code_name: '海燕' }],
])('made ahead it is what it would have been made here: %s', async (_, investor, more) => {
  const [here, ahead] = [draft(investor, more), draft(investor, more)]
  const inForce = await playbookOn(place.db, context.me.tenant_id, dayOf(context.now))
  const made = ready(context.me.tenant_id, inForce.playbook, ahead, fromHere(context, inForce))
  await place.db.transaction().execute((tx) => writeNew(tx, context, [made]))
  await place.db.transaction().execute((tx) => createProjects(tx, context, [here]))
  expect(await kept(ahead.id)).toBeDefined()
  expect(await kept(ahead.id)).toEqual(await kept(here.id))
})
