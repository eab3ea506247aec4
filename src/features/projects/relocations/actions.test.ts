import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMerges, mergeRecords, undoMerge } from '#features/merges/actions.ts'
import { listNotices } from '#features/notices/inbox/actions.ts'
import { count } from '#features/reports/count/actions.ts'
import { freezeMonth } from '#features/reports/freeze/actions.ts'
import { reportLines } from '#features/reports/lines/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import type { Language } from '#platform/words.ts'
import { approved, paper, signing, stated, submitted } from '../../../../tests/support/claims.ts'
import { openPlace, type Place, type UnitKey } from '../../../../tests/support/place.ts'
import { records, sums } from '../../../app/records.ts'
import { createProjects } from '../actions.ts'
import { submitClaim } from '../claims/actions.ts'
import { reviewQueue, wholeClaim } from '../claims/reading/actions.ts'
import { addEvidence } from '../evidence/actions.ts'
import { createProject, editProject } from '../facts/actions.ts'
import { listProjects } from '../list/actions.ts'
import { getProject } from '../page/actions.ts'
import { showTimeline } from '../timeline/actions.ts'
import { passOn, takeOver } from '../transfers/actions.ts'
import { withdrawProjects } from '../withdraw/actions.ts'
import { liftRelocation, setRelocation, showRelocations } from './deciding/actions.ts'

let place: Place
let zone: Context
let county: Context
let city: Context
let leader: Context
let lead: Context
let reviewers: Record<'zone' | 'county', Context>
beforeAll(async () => {
  place = await openPlace()
  zone = await place.as('officer', 'zone')
  county = await place.as('officer', 'county')
  city = await place.as('city_reviewer', 'city')
  leader = await place.as('leader', 'city')
  lead = await place.as('unit_lead', 'city')
  reviewers = { zone: await place.as('unit_reviewer', 'zone'), county: await place.as('unit_reviewer', 'county') }
})
afterAll(() => place.close())

const later = (context: Context, day: string): Context => ({ ...context, now: new Date(`${day}T02:00:00Z`) })
let named = 0
const newInvestor = () => `平移投资人${++named}号有限公司`

/** A project of a ledger, in production since a day. */
async function producing(
  unit: UnitKey,
  investor: string,
  produced_on = '2024-03-01',
  more: Record<string, unknown> = {},
) {
  const context = await place.as('officer', unit)
  const document = {
    ...{ name: `${investor}老厂`, unit_id: place.unit(unit), investors: [{ name: investor }], produced_on },
    ...more,
  }
  const [project] = await place.db
    .transaction()
    .execute((tx) => createProjects(tx, context, [{ document, stage: 'produced' }]))
  return project!.id
}

async function brought(context: Context, investor: string, more: Record<string, unknown> = {}) {
  const facts = { name: `${investor}新项目`, investors: [{ name: investor }], industry: '34' }
  return (await createProject(context, { changes: { ...facts, ...more } })).id
}

const isFlagged = async (id: string, context: Context = leader) => (await showRelocations(context, id)).flagged
const signed = async (unit: 'zone' | 'county', id: string, now?: string) => {
  const at = (context: Context) => (now ? later(context, now) : context)
  const claim = await submitted(at(unit === 'zone' ? zone : county), id, signing())
  await approved(claim, at(reviewers[unit]), at(city))
  return claim
}
const versionOf = async (id: string) => ((await getProject(leader, id)) as { version: number }).version

async function signings(period = '2026-10') {
  const { rows } = await count(place.db, place.tenant_id, leader.me.reach, { period, by: 'unit' })
  return rows.find(({ key }) => key === place.unit('zone'))?.indicators.new_signings?.month.n ?? 0
}

const proof = async (id: string) => (await addEvidence(zone, id, await paper(zone, 'filing_certificate'))).id

async function lifted(id: string, context: Context = leader) {
  const { items } = await showRelocations(context, id)
  const evidence_ids = [await proof(id)]
  return liftRelocation(context, id, { version: items[0]!.version, reason: '原厂续产，增资扩产', evidence_ids })
}

const sound = async () => expect((await verify(place.db, records, sums)).faults).toEqual([])

describe('the system', () => {
  it('flags a project whose investor already produced in a sister unit, says on what it rests, and shows it in lists', async () => {
    const investor = newInvestor()
    const old = await producing('county', investor)
    const id = await brought(zone, investor)
    expect(await showRelocations(zone, id)).toMatchObject({
      flagged: true,
      items: [
        {
          status: 'flagged',
          set_by: 'system',
          enterprise: { name: investor },
          earlier: { id: old, name: `${investor}老厂`, unit: { name: '青溪县' }, access: 'existence' },
          produced_on: '2024-03-01',
        },
      ],
      can: [],
    })
    const { items } = await listProjects(zone, { limit: 200, relocated: 'true' })
    expect(items.find((one) => one.id === id)).toMatchObject({ relocated: true })
    expect((await listProjects(zone, { limit: 200, relocated: 'false' })).items.map((one) => one.id)).not.toContain(id)
    expect((await showTimeline(zone, id, { limit: 20 })).items.map(({ kind }) => kind)).toContain('relocation.flagged')
    await sound()
  })

  it.each([
    ['produces only since then', 'county', '2026-11-01', {}],
    ['produces in the same unit', 'zone', '2024-03-01', {}],
    ['produces in the city above it', 'city', '2024-03-01', {}],
    ['does not produce', 'county', '2024-03-01', { stage: 'signed' }],
  ] as const)('does not where the investor %s', async (_, unit, on, { stage = 'produced' }: { stage?: string }) => {
    const investor = newInvestor()
    const document = {
      name: `${investor}老厂`,
      unit_id: place.unit(unit),
      investors: [{ name: investor }],
      produced_on: on,
    }
    await place.db.transaction().execute((tx) => createProjects(tx, lead, [{ document, stage }]))
    expect(await isFlagged(await brought(zone, investor))).toBe(false)
  })

  it('names a confidential earlier project only to who knows it', async () => {
    const investor = newInvestor()
    await producing('county', investor, '2024-03-01', { confidential: true, code_name: '甲' })
    const id = await brought(zone, investor)
    const [seen] = (await showRelocations(zone, id)).items
    expect(seen).toMatchObject({ earlier: null, earlier_hidden: true, produced_on: null })
    expect(JSON.stringify(await showTimeline(zone, id, { limit: 20 }))).not.toMatch(/老厂|甲/)
    expect((await showRelocations(leader, id)).items[0]).toMatchObject({ earlier: { name: `${investor}老厂` } })
  })

  it('tells who knows a project by its code name that it is one, and nothing more', async () => {
    const investor = newInvestor()
    await producing('county', investor)
    const id = await brought(zone, investor, { confidential: true, code_name: '乙' })
    const other = await place.as('officer', 'zone', '二')
    expect(await showRelocations(other, id)).toMatchObject({ flagged: true, items: [], can: [] })
  })

  it('follows the investor: another one clears the flag, and one that produced elsewhere sets it', async () => {
    const [one, other] = [newInvestor(), newInvestor()]
    await producing('county', one)
    const id = await brought(zone, one)
    await editProject(zone, id, { version: await versionOf(id), changes: { investors: [{ name: other }] } })
    expect(await showRelocations(zone, id)).toMatchObject({ flagged: false, items: [{ status: 'cleared' }] })
    await editProject(zone, id, {
      version: await versionOf(id),
      changes: { investors: [{ name: other }, { name: one }] },
    })
    expect(await isFlagged(id)).toBe(true)
    await sound()
  })

  it('hears of the earlier production late: by a ledger, and by an approved claim', async () => {
    const [one, other] = [newInvestor(), newInvestor()]
    const [id, second] = [await brought(zone, one), await brought(zone, other)]
    await producing('county', one)
    expect(await isFlagged(id)).toBe(true)
    const works = await brought(county, other, { name: `${other}老厂` })
    const statement = stated({ milestone: 'production', event_on: '2026-10-01' })
    const claim = await submitClaim(county, works, statement, [await paper(county, 'production_proof')])
    expect(await isFlagged(second)).toBe(false)
    await approved(claim, reviewers.county, city)
    expect(await isFlagged(second)).toBe(true)
    expect(await isFlagged(works)).toBe(false)
    await sound()
  })

  it('does not take for poached what the producing unit passed on', async () => {
    const investor = newInvestor()
    await producing('county', investor)
    const id = await brought(county, investor)
    const version = await versionOf(id)
    const transfer = await passOn(county, id, { version, reason: '无地', show: ['name'], needs: '' })
    await takeOver(zone, transfer, { version: 1, unit_id: place.unit('zone') })
    expect(await isFlagged(id)).toBe(false)
  })

  it('judges anew when investors become one, and when that is taken back', async () => {
    const [one, other] = [newInvestor(), newInvestor()]
    await producing('county', one)
    const id = await brought(zone, other)
    await signed('zone', id)
    const before = await signings()
    const ids = await Promise.all(
      [one, other].map(async (name) => {
        const { rows } = await sql<{ id: string; version: number }>`
          select id, version from enterprise where name = ${name}`.execute(place.db)
        return rows[0]!
      }),
    )
    const [kept, lost] = [ids[0]!, ids[1]!]
    const names = { kind: 'enterprise' as const, kept_id: kept.id, lost_id: lost.id, take: [], reason: '同一企业' }
    await mergeRecords(lead, { ...names, version: kept.version, lost_version: lost.version })
    expect(await isFlagged(id)).toBe(true)
    expect(await signings()).toBe(before - 1)
    const [merge] = (await listMerges(lead, { kind: 'enterprise', id: kept.id })).items
    await undoMerge(lead, merge!.id, '实为两家')
    expect(await isFlagged(id)).toBe(false)
    expect(await signings()).toBe(before)
    await sound()
  })

  it('keeps one flag when two flagged projects become one', async () => {
    const investor = newInvestor()
    await producing('county', investor)
    const [kept_id, lost_id] = [await brought(zone, investor), await brought(zone, investor)]
    const versions = { version: await versionOf(kept_id), lost_version: await versionOf(lost_id) }
    await mergeRecords(lead, { kind: 'project', kept_id, lost_id, take: [], reason: '重复', ...versions })
    const { items } = await showRelocations(leader, kept_id)
    expect(items.map(({ status }) => status).toSorted()).toEqual(['flagged', 'merged'])
    const [merge] = (await listMerges(lead, { kind: 'project', id: kept_id })).items
    await undoMerge(lead, merge!.id, '两个项目')
    expect([await isFlagged(kept_id), await isFlagged(lost_id)]).toEqual([true, true])
    await sound()
  })

  it('clears what rests on a project that is withdrawn with its ledger', async () => {
    const investor = newInvestor()
    const old = await producing('county', investor)
    const id = await brought(zone, investor)
    await place.db.transaction().execute((tx) => withdrawProjects(tx, lead, [old], '撤销导入'))
    expect(await showRelocations(leader, id)).toMatchObject({
      flagged: false,
      items: [{ status: 'cleared', earlier: null }],
    })
    await place.db.transaction().execute((tx) => withdrawProjects(tx, lead, [id], '撤销导入'))
    await sound()
  })
})

const linesOf = async (context: Context, id: string, language: Language = 'zh-CN', wanted = 'relocation') => {
  const { items } = await listNotices({ ...context, language }, { unread: 'false', limit: 200 })
  return items.filter(({ project_id, kind }) => project_id === id && kind === wanted).map(({ line }) => line)
}

describe('the notice', () => {
  it('comes once to who carries the project, in their language, and to no other unit', async () => {
    const investor = newInvestor()
    await producing('county', investor)
    const id = await brought(zone, investor)
    expect(await linesOf(zone, id)).toEqual([
      `《${investor}新项目》被系统认定为企业平移，不计为新项目：投资方此前已在其他单位投产`,
    ])
    expect(await linesOf(zone, id, 'zh-TW')).toEqual([expect.stringContaining('企業平移，不計為新項目')])
    expect(await linesOf(zone, id, 'en')).toEqual([expect.stringContaining('flagged as a relocation')])
    const other = newInvestor()
    await producing('county', other)
    const changes = { investors: [{ name: other }] }
    await editProject(zone, id, { version: await versionOf(id), changes })
    expect(await isFlagged(id)).toBe(true)
    expect(await linesOf(zone, id)).toHaveLength(1)
    expect(await linesOf(county, id)).toEqual([])
  })

  it('comes again where a flag was cleared and is set anew', async () => {
    const investor = newInvestor()
    await producing('county', investor)
    const id = await brought(zone, investor)
    for (const name of [newInvestor(), investor])
      await editProject(zone, id, { version: await versionOf(id), changes: { investors: [{ name }] } })
    expect(await linesOf(zone, id)).toHaveLength(2)
  })

  it('says the reason of who decided', async () => {
    const id = await brought(zone, newInvestor())
    await setRelocation(leader, id, { reason: '关联公司迁入' })
    expect(await linesOf(zone, id)).toEqual([expect.stringContaining('不计为新项目：关联公司迁入')])
  })
})

describe('the notice that a project counts again', () => {
  const endings = async (context: Context, id: string, language: Language = 'zh-CN') => {
    return linesOf(context, id, language, 'relocation_ended')
  }

  it('comes to who carries it, with the reason of who lifted the flag', async () => {
    const investor = newInvestor()
    await producing('county', investor)
    const id = await brought(zone, investor)
    await lifted(id)
    expect(await endings(zone, id)).toEqual([
      `《${investor}新项目》的企业平移认定已解除，恢复计为新项目：原厂续产，增资扩产`,
    ])
    expect(await endings(zone, id, 'en')).toEqual([expect.stringContaining('counts as new again: 原厂续产')])
    expect(await endings(county, id)).toEqual([])
  })

  it('comes where the ground is gone, and not where another takes its place', async () => {
    const [investor, other] = [newInvestor(), newInvestor()]
    await producing('county', investor)
    await producing('county', other)
    const id = await brought(zone, investor)
    const investedBy = async (name: string) =>
      editProject(zone, id, { version: await versionOf(id), changes: { investors: [{ name }] } })
    await investedBy(other)
    expect(await endings(zone, id)).toEqual([])
    await investedBy(newInvestor())
    expect(await endings(zone, id)).toEqual([expect.stringContaining('认定依据已不存在')])
  })
})

describe('the count', () => {
  it('leaves a relocation out and says why beside the claim, and the reviewer is told before', async () => {
    const investor = newInvestor()
    await producing('county', investor)
    const id = await brought(zone, investor)
    const before = await signings()
    const claim = await submitted(zone, id, signing())
    expect((await wholeClaim(reviewers.zone, claim)).relocation).toMatchObject({ earlier: { name: `${investor}老厂` } })
    const { items } = await reviewQueue(reviewers.zone, { queue: 'mine', limit: 50 })
    expect(items.find((one) => one.id === claim)).toMatchObject({ relocated: true })
    await approved(claim, reviewers.zone, city)
    expect(await signings()).toBe(before)
    const lines = await reportLines(leader, {
      ...{ period: '2026-10', indicator: 'new_signings', span: 'month', by: 'unit', excluded: true, limit: 200 },
    })
    expect(lines.items.find((line) => line.project.id === id)).toMatchObject({
      n: 0,
      excluded_because: { zh: '企业平移，不计入新项目' },
    })
    await sound()
  })

  it('takes back what was counted before it was found, and gives it back when the flag is lifted', async () => {
    const investor = newInvestor()
    const id = await brought(zone, investor)
    const before = await signings()
    await signed('zone', id)
    expect(await signings()).toBe(before + 1)
    await producing('county', investor)
    expect(await signings()).toBe(before)
    expect(await lifted(id)).toMatchObject({ flagged: false, items: [{ status: 'lifted', evidence: [{}] }] })
    expect(await signings()).toBe(before + 1)
    await producing('county', investor, '2023-01-01', { name: `${investor}又一厂` })
    expect(await isFlagged(id)).toBe(false)
    await sound()
  })

  it('never changes a frozen month: the difference is a correction in the next', async () => {
    const investor = newInvestor()
    const id = await brought(zone, investor)
    await signed('zone', id)
    await freezeMonth(later(city, '2026-10-31'), '2026-10')
    const frozen = await signings('2026-10')
    await setRelocation(later(leader, '2026-10-31'), id, { reason: '关联公司迁入' })
    expect(await signings('2026-10')).toBe(frozen)
    expect(await signings('2026-11')).toBe(-1)
    const { rows } = await sql<{ n: string; posted_on: string; corrects: string }>`
      select n, posted_on, corrects from posting where project_id = ${id} order by id desc limit 1`.execute(place.db)
    expect(rows[0]).toMatchObject({ posted_on: '2026-11-01', corrects: '2026-10' })
    expect(Number(rows[0]!.n)).toBe(-1)
    await sound()
  })
})

describe('who decides', () => {
  it('only the playbook’s deciders above both units, for a reason and on evidence of the project', async () => {
    const investor = newInvestor()
    await producing('county', investor)
    const id = await brought(zone, investor)
    const { items } = await showRelocations(leader, id)
    const input = { version: items[0]!.version, reason: '扩产', evidence_ids: [await proof(id)] }
    for (const stranger of [zone, reviewers.zone, lead])
      await expect(liftRelocation(stranger, id, input)).rejects.toMatchObject({ code: 'relocation.may_not' })
    await expect(liftRelocation(county, id, input)).rejects.toMatchObject({ kind: 'missing' })
    await expect(showRelocations(county, id)).rejects.toMatchObject({ kind: 'missing' })
    await expect(setRelocation(county, id, { reason: 'x' })).rejects.toMatchObject({ kind: 'missing' })
    await expect(liftRelocation(leader, id, { ...input, evidence_ids: [] })).rejects.toMatchObject({
      code: 'relocation.evidence',
    })
    const other = await brought(zone, newInvestor())
    await expect(liftRelocation(leader, id, { ...input, evidence_ids: [await proof(other)] })).rejects.toMatchObject({
      code: 'relocation.evidence',
    })
    await expect(liftRelocation(leader, id, { ...input, version: 9 })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(setRelocation(leader, id, { reason: 'x' })).rejects.toMatchObject({ code: 'relocation.flagged' })
    await liftRelocation(city, id, input)
    await expect(liftRelocation(leader, id, input)).rejects.toMatchObject({ code: 'relocation.not_flagged' })
    expect(await isFlagged(id)).toBe(false)
    await sound()
  })

  it('sets what the system cannot see, with the earlier project where there is one; the system leaves it alone', async () => {
    const old = await producing('county', newInvestor())
    const id = await brought(zone, newInvestor())
    await expect(setRelocation(leader, id, { reason: 'x', earlier_project_id: id })).rejects.toMatchObject({
      code: 'relocation.own_earlier',
    })
    expect(await setRelocation(leader, id, { reason: '关联公司', earlier_project_id: old })).toMatchObject({
      flagged: true,
      items: [{ set_by: 'hand', reason: '关联公司', by: 'leader@city', earlier: { id: old } }],
      can: ['lift'],
    })
    await editProject(zone, id, { version: await versionOf(id), changes: { investors: [{ name: newInvestor() }] } })
    expect(await isFlagged(id)).toBe(true)
    await sound()
  })
})
