import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { Problem } from '#platform/problem.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { addEvidence } from '../evidence/actions.ts'
import { uploadFile } from '../evidence/files/actions.ts'
import { createProject } from '../facts/actions.ts'
import { getProject } from '../page/actions.ts'
import { checkGate, moveProject, setStatus } from './actions.ts'

let place: Place
let officer: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
})
afterAll(() => place.close())

const assessed = { content: '年产五万台精密减速器', source: 'own', industry: '34' }
const talks = {
  investors: [{ name: '远帆精工' }],
  origin: 'domestic',
  origin_place: 'other_province',
  first_contact_on: '2026-08-01',
  investment: { announced: { value: '5', unit: 'yi' } },
}

async function lead(name: string) {
  return (await createProject(officer, { changes: { name } })).id
}

async function refusal(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  )
  expect(error).toBeInstanceOf(Problem)
  return error as Problem
}

async function show(id: string, kinds: string[]) {
  for (const kind of kinds) {
    const body = Readable.toWeb(Readable.from([`证明 ${kind} ${id}`])) as unknown as BodyInit
    const request = new Request('http://x/api/files', { method: 'POST', body, duplex: 'half' } as RequestInit)
    const { sha256 } = await uploadFile(officer, request, `${kind}.txt`)
    await addEvidence(officer, id, { sha256, kind, name: `${kind}.txt` })
  }
}

describe('a move on', () => {
  it('is refused with the list of what is missing, and done once that is filled in place', async () => {
    const id = await lead('填齐再走')
    const refused = await refusal(moveProject(officer, id, { version: 1, stage: 'assessed' }))
    expect(refused).toMatchObject({ kind: 'invalid', code: 'gate.missing' })
    const missing = refused.extra.missing as { field: string }[]
    expect(missing.map(({ field }) => field)).toEqual(['content', 'source', 'industry'])
    const moved = await moveProject(officer, id, { version: 1, stage: 'assessed', changes: assessed })
    expect(moved).toMatchObject({ version: 2, stage: { id: 'assessed', entered_on: '2026-10-15' } })
    expect(moved.history.map((visit) => [visit.stage, visit.left_on])).toEqual([
      ['lead', '2026-10-15'],
      ['assessed', null],
    ])
    expect(moved.next).toMatchObject([{ stage: 'talks', ok: false }])
  })

  it('does not jump a stage that the playbook wants', async () => {
    const id = await lead('跳级')
    const refused = await refusal(moveProject(officer, id, { version: 1, stage: 'signed' }))
    expect(refused.code).toBe('move.not_allowed')
  })

  it('states the milestone of its stage as a claim, in the same transaction', async () => {
    const id = await lead('签约')
    await moveProject(officer, id, { version: 1, stage: 'assessed', changes: assessed })
    await moveProject(officer, id, { version: 2, stage: 'talks', changes: talks })
    await show(id, ['visit_record', 'contract', 'assessment', 'fair_competition_review', 'legality_review'])
    const figures = {
      fixed_assets: { announced: { value: '3', unit: 'yi' } },
      output: { announced: { 2028: { value: '8', unit: 'yi' } } },
      tax: { announced: { 2028: { value: '4000', unit: 'wan' } } },
      jobs: { announced: { 2028: { value: '260' } } },
      land: { announced: { value: '60' } },
    }
    const review = await moveProject(officer, id, { version: 3, stage: 'review', changes: figures })
    const changes = { investment: { agreed: { value: '4.8', unit: 'yi' } }, contract_kind: 'investment' }
    const early = moveProject(officer, id, { version: review.version, stage: 'signed', changes, date: '2026-10-16' })
    expect((await refusal(early)).faults).toMatchObject([{ field: 'signed_on' }])
    const signed = await moveProject(officer, id, {
      version: review.version,
      stage: 'signed',
      changes,
      date: '2026-10-12',
    })
    expect(signed.document.signed_on).toBe('2026-10-12')
    const claims = await place.db
      .selectFrom('claim')
      .select(['kind', 'milestone', 'event_on', 'status', 'submitted_by'])
      .where('project_id', '=', id)
      .execute()
    expect(claims).toMatchObject([{ milestone: 'signing', event_on: '2026-10-12', submitted_by: officer.me.member_id }])
  })

  it('is for the roles that the playbook names, in the unit or above', async () => {
    const id = await lead('谁可推进')
    for (const [role, unit, kind] of [
      ['leader', 'city', 'forbidden'],
      ['unit_reviewer', 'zone', 'forbidden'],
      ['admin', 'city', 'forbidden'],
      ['officer', 'county', 'missing'],
      ['officer', 'town', 'missing'],
    ] as const) {
      const attempt = moveProject(await place.as(role, unit), id, { version: 1, stage: 'assessed', changes: assessed })
      expect((await refusal(attempt)).kind, `${role} ${unit}`).toBe(kind)
    }
    const lead_ = await place.as('unit_lead', 'city')
    expect(await moveProject(lead_, id, { version: 1, stage: 'assessed', changes: assessed })).toMatchObject({
      version: 2,
    })
  })

  it('is won by exactly one of fifty at once', async () => {
    const id = await lead('五十人同推')
    const attempts = Array.from({ length: 50 }, () =>
      moveProject(officer, id, { version: 1, stage: 'assessed', changes: assessed }),
    )
    const ends = await Promise.allSettled(attempts)
    const lost = ends.filter((end) => end.status === 'rejected').map((end) => (end.reason as Problem).kind)
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
    expect(lost).toEqual(Array(49).fill('conflict'))
    const history = await place.db.selectFrom('project_stage').selectAll().where('project_id', '=', id).execute()
    expect(history).toHaveLength(2)
  })
})

describe('a move back', () => {
  it('needs a reason, which the history keeps', async () => {
    const id = await lead('退回')
    await moveProject(officer, id, { version: 1, stage: 'assessed', changes: assessed })
    const refused = await refusal(moveProject(officer, id, { version: 2, stage: 'lead', reason: ' ' }))
    expect(refused.faults).toMatchObject([{ field: 'reason' }])
    const back = await moveProject(officer, id, { version: 2, stage: 'lead', reason: '投资方信息有误' })
    expect(back.stage.id).toBe('lead')
    expect(back.history.map((visit) => visit.stage)).toEqual(['lead', 'assessed', 'lead'])
    const event = await place.db
      .selectFrom('event')
      .select(['kind', 'note'])
      .where('stream_id', '=', id)
      .where('seq', '=', 3)
      .executeTakeFirst()
    expect(event).toEqual({ kind: 'project.moved_back', note: '投资方信息有误' })
  })
})

describe('a status', () => {
  it.each([
    [{ status: 'paused' }, ['reason']],
    [{ status: 'lost', reason: 'elsewhere' }, ['date']],
    [{ status: 'lost', reason: '落户外地', date: '2026-10-10' }, ['reason']],
    [{ status: 'withdrawn', reason: 'access', date: '2026-10-16' }, ['date']],
    [{ status: 'withdrawn', reason: 'access', date: '2026-02-30' }, ['date']],
  ] as const)('%o lacks %s', async (input, fields) => {
    const id = await lead('状态')
    const refused = await refusal(setStatus(officer, id, { version: 1, ...input }))
    expect(refused.faults.map(({ field }) => field)).toEqual(fields)
  })

  it('of a paused project stops its moves until it is taken up again', async () => {
    const id = await lead('暂停再启')
    const why = { reason: 'land', note: '等批文', date: '2026-10-10' }
    const paused = await setStatus(officer, id, { version: 1, status: 'paused', ...why })
    expect(paused).toMatchObject({
      status: { id: 'paused', reason: 'land', reason_label: { zh: '用地未落实' }, note: '等批文', on: '2026-10-10' },
      light: { light: 'none' },
    })
    expect(paused.can).not.toContain('move')
    const refused = await refusal(moveProject(officer, id, { version: 2, stage: 'assessed', changes: assessed }))
    expect(refused.code).toBe('move.not_active')
    const active = await setStatus(officer, id, { version: 2, status: 'active' })
    expect(active).toMatchObject({ status: { id: 'active' }, light: { light: 'green' } })
  })
})

it('the page ticks what the next stage asks for and has', async () => {
  const id = await lead('清单')
  const { next } = (await getProject(officer, id)) as Awaited<ReturnType<typeof setStatus>>
  expect(next[0]!.met).toContainEqual({ field: 'name', kind: 'field', label: { zh: '项目名称', en: 'Project name' } })
  const ids = (list: { field: string }[]) => list.map(({ field }) => field)
  expect(ids(next[0]!.met).filter((field) => ids(next[0]!.missing).includes(field))).toEqual([])
})

it('the gate says what a stage needs, for who may see the project', async () => {
  const id = await lead('门槛')
  expect(await checkGate(officer, id, 'assessed')).toMatchObject({ stage: 'assessed', ok: false })
  expect((await refusal(checkGate(officer, id, 'nowhere'))).faults).toMatchObject([{ field: 'stage' }])
  expect((await refusal(checkGate(await place.as('officer', 'county'), id, 'assessed'))).kind).toBe('missing')
})

it('leaves a ledger that verifies', async () => {
  const verdict = await verify(place.db, { project: 'project', enterprise: 'enterprise', claim: 'claim' })
  expect(verdict.faults).toEqual([])
})
