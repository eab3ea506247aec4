import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { arrival, paper } from '../../../../tests/support/claims.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProjects } from '../actions.ts'
import { submitClaim } from '../claims/actions.ts'
import { addEvidence } from '../evidence/actions.ts'
import { uploadFile } from '../evidence/files/actions.ts'
import { createProject, editProject } from '../facts/actions.ts'
import { moveProject, setStatus } from '../moves/actions.ts'
import { addNote, setTeam } from '../team/actions.ts'
import { showTimeline } from './actions.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
})
afterAll(() => place.close())

/** A project with one event of each kind, each a minute after the one before. */
async function lived(changes: Record<string, unknown>) {
  const { id } = await createProject(officer, { changes })
  const later = (minutes: number) => ({ ...officer, now: new Date(officer.now.getTime() + minutes * 60_000) })
  await addNote(later(1), id, '电话沟通，意向明确')
  const agreed = { agreed: { value: '6', unit: 'yi' } }
  await editProject(later(2), id, { version: 1, changes: { investment: agreed, unit_id: place.unit('zone') } })
  const body = Readable.toWeb(Readable.from([Buffer.from('照片说明')])) as unknown as BodyInit
  const request = new Request('http://x/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  const { sha256 } = await uploadFile(officer, request, undefined)
  await addEvidence(later(3), id, { sha256, kind: 'visit_record', name: '考察表.txt' })
  const moved = { version: 3, stage: 'assessed', changes: { content: '建厂', source: 'own', industry: '34' } }
  await moveProject(later(4), id, moved)
  const lead = await place.as('unit_lead', 'zone')
  await setTeam(later(5), id, { version: 5, team: [{ member_id: lead.me.member_id, duty: 'lead' }] })
  await setStatus(later(6), id, { version: 6, status: 'paused', reason: 'land', note: '等批文', date: '2026-10-15' })
  return id
}

describe('the timeline', () => {
  it('tells the other columns of a ledger one by one, and to those alone who know the project by its name', async () => {
    const document = { name: '带其他列', confidential: true, code_name: '灯塔', unit_id: place.unit('zone') }
    const extra = { 备注: '首谈', '审批.文号': '〔2026〕3号' }
    const [made] = await place.db.transaction().execute((tx) => createProjects(tx, officer, [{ document, extra }]))
    const told = async (context: Context) =>
      (await showTimeline(context, made!.id, { limit: 9 })).items
        .flatMap(({ changes }) => changes)
        .filter(({ field }) => field.startsWith('extra'))
        .map(({ label, after }) => [label.zh, after?.zh])
    expect((await told(officer)).toSorted()).toEqual(Object.entries(extra).toSorted())
    expect(await told(await place.as('officer', 'zone', ' 2'))).toEqual([])
  })

  it('tells who did what, with the words of fields and values', async () => {
    const id = await lived({ name: '有来历' })
    const { items, next } = await showTimeline(officer, id, { limit: 50 })
    expect(next).toBeNull()
    expect(items.map((item) => item.kind.split('.')[1])).toEqual([
      'status_set',
      'team_set',
      'moved',
      'evidence_added',
      'edited',
      'noted',
      'created',
    ])
    const changes = items.flatMap((item) => item.changes)
    expect(changes).toEqual(
      expect.arrayContaining([
        {
          field: 'status',
          label: { zh: '状态', en: 'Status' },
          before: { zh: '推进中', en: 'Active' },
          after: expect.anything(),
        },
        {
          field: 'investment.agreed',
          label: { zh: '总投资（协议）', en: 'Total investment (agreed)' },
          before: null,
          after: { zh: '6 亿元', en: '6 ×100 million CNY' },
        },
        {
          field: 'stage',
          label: { zh: '阶段', en: 'Stage' },
          before: { zh: '线索', en: 'Lead' },
          after: { zh: '研判', en: 'Assessed' },
        },
        {
          field: 'evidence',
          label: { zh: '佐证', en: 'Evidence' },
          before: null,
          after: expect.objectContaining({ zh: expect.stringContaining('考察表.txt') }),
        },
        {
          field: 'team',
          label: { zh: '专班', en: 'Team' },
          before: { zh: 'officer@zone', en: 'officer@zone' },
          after: { zh: 'unit_lead@zone', en: 'unit_lead@zone' },
        },
        {
          field: 'unit_id',
          label: { zh: '责任单位', en: 'Owning unit' },
          before: null,
          after: { zh: '临港开发区', en: '临港开发区' },
        },
      ]),
    )
    expect(items.find((item) => item.kind === 'project.noted')).toMatchObject({
      note: '电话沟通，意向明确',
      actor: { name: 'officer@zone' },
    })
  })

  it('says the sums of a claim as people do', async () => {
    const { id } = await createProject(officer, { changes: { name: '有到账' } })
    await submitClaim(officer, id, arrival('V-1', '500.00'), [await paper(officer, 'bank_receipt')])
    const { items } = await showTimeline(officer, id, { limit: 9 })
    const told = new Map(items.flatMap(({ changes }) => changes.map(({ field, after }) => [field, after?.zh])))
    expect([told.get('amount'), told.get('unit'), told.get('cny')]).toEqual(['500', '万元', '500 万元'])
  })

  it('pages through everything once', async () => {
    const id = await lived({ name: '分页' })
    const whole = (await showTimeline(officer, id, { limit: 50 })).items
    const paged = []
    let cursor: string | undefined
    do {
      const page = await showTimeline(officer, id, { limit: 2, ...(cursor && { cursor }) })
      paged.push(...page.items)
      cursor = page.next ?? undefined
    } while (cursor)
    expect(paged).toEqual(whole)
    await expect(showTimeline(officer, id, { limit: 2, cursor: 'bm8' })).rejects.toMatchObject({
      code: 'timeline.cursor',
    })
  })

  it('of a secret project gives away no name, also not one from before it was secret', async () => {
    const id = await lived({ name: '苍穹发动机', investors: [{ name: '苍穹动力' }], company_name: '苍穹（临港）' })
    const hide = { confidential: true, code_name: '蓝鲸' }
    await editProject(officer, id, { version: 7, changes: hide })
    const colleague = await place.as('officer', 'zone', ' 2')
    const told = JSON.stringify(await showTimeline(colleague, id, { limit: 50 }))
    for (const word of ['苍穹', '电话沟通', '考察表']) expect(told).not.toContain(word)
    expect(JSON.stringify(await showTimeline(officer, id, { limit: 50 }))).toContain('苍穹')
    const sibling = await place.as('officer', 'county')
    await expect(showTimeline(sibling, id, { limit: 50 })).rejects.toMatchObject({ kind: 'missing' })
  })
})

describe('notes and team', () => {
  it('do not stand in the way of an edit that was begun before', async () => {
    const { id } = await createProject(officer, { changes: { name: '边写边改' } })
    await addNote(officer, id, '插一句')
    const after = await editProject(officer, id, { version: 1, changes: { content: '照常' } })
    expect(after.version).toBe(3)
  })

  it('a team that another set meanwhile is not overwritten', async () => {
    const { id } = await createProject(officer, { changes: { name: '专班' } })
    const [a, b] = [await place.as('officer', 'zone', ' a'), await place.as('officer', 'zone', ' b')]
    const team = (who: Context) => [{ member_id: who.me.member_id, duty: 'member' as const }]
    await setTeam(officer, id, { version: 1, team: team(a) })
    await expect(setTeam(officer, id, { version: 1, team: team(b) })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it.each([
    ['twice the same', (id: string) => [id, id], 'team.1.member_id'],
    ['a stranger', () => ['0199f1f0-0000-7000-8000-000000000009'], 'team.0.member_id'],
  ])('refuse %s', async (_, ids, field) => {
    const { id } = await createProject(officer, { changes: { name: '错员' } })
    const team = ids(officer.me.member_id).map((member_id) => ({ member_id, duty: 'member' as const }))
    await expect(setTeam(officer, id, { version: 1, team })).rejects.toMatchObject({ faults: [{ field }] })
  })

  it('are not for those who read only', async () => {
    const { id } = await createProject(officer, { changes: { name: '旁观' } })
    const leader = await place.as('leader', 'city')
    await expect(addNote(leader, id, 'x')).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(setTeam(leader, id, { version: 1, team: [] })).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

it('leaves a ledger that verifies', async () => {
  expect((await verify(place.db, { project: 'project', enterprise: 'enterprise' })).faults).toEqual([])
})
