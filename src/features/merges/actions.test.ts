import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEnterprise, editEnterprise, getEnterprise, listEnterprises } from '#features/enterprises/actions.ts'
import { addAlias, listAliases } from '#features/enterprises/aliases/actions.ts'
import { findCandidates } from '#features/enterprises/match/actions.ts'
import { reverseClaim } from '#features/projects/claims/actions.ts'
import { projectClaims, wholeClaim } from '#features/projects/claims/reading/actions.ts'
import { addContact } from '#features/projects/contacts/actions.ts'
import { createProject, editProject } from '#features/projects/facts/actions.ts'
import { listProjects } from '#features/projects/list/actions.ts'
import { getProject } from '#features/projects/page/actions.ts'
import { addNote, setTeam } from '#features/projects/team/actions.ts'
import { showTimeline } from '#features/projects/timeline/actions.ts'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { approved, arrival, signing, submitted } from '../../../tests/support/claims.ts'
import { openPlace, type Place } from '../../../tests/support/place.ts'
import { records, sums } from '../../app/records.ts'
import { listMerges, mergeRecords, previewMerge, undoMerge } from './actions.ts'
import type { MergeKind } from './model.ts'

let place: Place
let officer: Context
let lead: Context
let reviewer: Context
let city: Context
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  lead = await place.as('unit_lead', 'zone')
  reviewer = await place.as('unit_reviewer', 'zone')
  city = await place.as('city_reviewer', 'city')
})
afterAll(() => place.close())

/** Every row of every table, but for the ledger, what tells that there was a merge, and the versions, which only go up. */
async function fingerprint(): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'
      and table_name not in ('stream', 'event', 'merge', 'pipeline')`.execute(place.db)
  const whole: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(t) - 'version')::text as row from ${sql.table(name)} t order by 1`.execute(place.db)
    whole[name] = rows.map(({ row }) => row)
  }
  const { rows } = await sql<{ row: string }>`
    select concat_ws(' ', unit_id, stage, status, light, sum(n), sum(cny)) as row from pipeline
    group by unit_id, stage, status, light having sum(n) <> 0 or sum(cny) <> 0 order by 1`.execute(place.db)
  return { ...whole, pipeline: rows.map(({ row }) => row) }
}

async function verified() {
  expect((await verify(place.db, records, sums)).faults).toEqual([])
}

async function investorsOf(project: string) {
  const shown = await getProject(officer, project)
  return (shown as unknown as { document: { investors: { enterprise_id: string }[] } }).document.investors.map(
    ({ enterprise_id }) => enterprise_id,
  )
}

async function versionOf(id: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from stream where id = ${id}`.execute(place.db)
  return rows[0]!.seq
}

async function merging(kind: MergeKind, kept_id: string, lost_id: string, take: string[] = []) {
  const [version, lost_version] = [await versionOf(kept_id), await versionOf(lost_id)]
  return { kind, kept_id, lost_id, version, lost_version, take, reason: '重复录入' }
}

async function undo(kind: MergeKind, id: string, context = lead) {
  const [latest] = (await listMerges(lead, { kind, id })).items
  return undoMerge(context, latest!.id, '实为两家')
}

const later = (context: Context, day: string): Context => ({ ...context, now: new Date(`${day}T02:00:00Z`) })

async function projectOf(name: string, enterprises: string[], context = officer, more: Record<string, unknown> = {}) {
  const investors = enterprises.map((enterprise_id) => ({ name: 'x', enterprise_id, share: '50' }))
  const facts = { content: '建厂', industry: '34', contact_name: '王总', first_contact_on: '2026-10-10' }
  const investment = { announced: { value: '2', unit: 'yi' } }
  const { id } = await createProject(context, { changes: { name, investors, investment, ...facts, ...more } })
  return id
}

/** Two enterprises with other names, projects and a first contact each, the lost one's the earlier. */
async function twins(tag: string) {
  const kept = await createEnterprise(officer, { name: `${tag}精密机械有限公司`, region: '昆山' })
  const lost = await createEnterprise(officer, { name: `${tag}精机`, region: '苏州', contact_phone: '13800001111' })
  await addAlias(officer, kept.id, { version: 1, alias: { name: `${tag}牌`, kind: 'brand' } })
  await addAlias(officer, lost.id, { version: 1, alias: { name: `${tag}牌`, kind: 'brand' } })
  await addAlias(officer, lost.id, { version: 2, alias: { name: `${tag} Ltd`, kind: 'english' } })
  const of_lost = await projectOf(`${tag}二期`, [lost.id])
  const of_kept = await projectOf(`${tag}一期`, [kept.id], later(officer, '2026-10-16'))
  const of_both = await projectOf(`${tag}合资`, [lost.id, kept.id], later(officer, '2026-10-16'))
  return { kept: kept.id, lost: lost.id, of_kept, of_lost, of_both }
}

const standing = async (enterprise: string) => {
  const { rows } = await sql<{ project_id: string }>`
    select project_id from protection where enterprise_id = ${enterprise} and ended_on is null`.execute(place.db)
  return rows.map(({ project_id }) => project_id)
}

describe('enterprises that are one', () => {
  it('are merged with all that names them, and given back exactly', async () => {
    const { kept, lost, of_kept, of_lost, of_both } = await twins('恒泰')
    expect([await standing(kept), await standing(lost)]).toEqual([[of_kept], [of_lost]])
    const before = await fingerprint()
    const preview = await previewMerge(lead, { kind: 'enterprise', kept, lost })
    expect(preview.fields).toMatchObject([
      { field: 'name', take: false },
      { field: 'region', kept: { zh: '昆山' }, lost: { zh: '苏州' }, take: false },
      { field: 'contact_phone', kept: null, take: true },
    ])
    expect(preview.obstacles).toEqual([])
    expect(preview.lost.follows).toEqual(
      expect.arrayContaining([
        { table: 'project_investor', zh: '投资项目', en: 'Projects invested in', n: 2 },
        { table: 'enterprise_alias', zh: '别名', en: 'Other names', n: 2 },
      ]),
    )

    await mergeRecords(lead, await merging('enterprise', kept, lost, ['contact_phone']))
    expect(await getEnterprise(officer, lost)).toMatchObject({ id: kept, contact_phone: '13800001111', region: '昆山' })
    const names = (await listAliases(officer, kept)).items.map(({ name }) => name)
    expect(names.toSorted()).toEqual(['恒泰牌', '恒泰 Ltd', '恒泰精机'].toSorted())
    expect((await listEnterprises(officer, { q: '恒泰', limit: 10 })).items.map(({ id }) => id)).toEqual([kept])
    expect((await findCandidates(officer, { name: '恒泰精机', limit: 5 })).items.map(({ id }) => id)).toEqual([kept])
    expect([await investorsOf(of_lost), await investorsOf(of_both)]).toEqual([[kept], [kept]])
    const { rows } = await sql`select share from project_investor where project_id = ${of_both}`.execute(place.db)
    expect(rows).toEqual([{ share: '100.0000' }])
    expect(await standing(kept)).toEqual([of_lost])
    const note = { lost_id: lost, lost_name: '恒泰精机', by: 'unit_lead@zone', reason: '重复录入' }
    expect((await listMerges(officer, { kind: 'enterprise', id: kept })).items).toMatchObject([note])
    await verified()

    await undo('enterprise', kept)
    expect(await fingerprint()).toEqual(before)
    expect(await getEnterprise(officer, lost)).toMatchObject({ id: lost, name: '恒泰精机' })
    await verified()
  })

  it('take the name and the code of the lost one where that is chosen', async () => {
    const kept = await createEnterprise(officer, { name: '海川' })
    const code = '91350100M000100Y43'
    const lost = await createEnterprise(officer, { name: '海川新材料有限公司', code })
    const before = await fingerprint()
    await mergeRecords(lead, await merging('enterprise', kept.id, lost.id, ['name', 'code']))
    expect(await getEnterprise(officer, kept.id)).toMatchObject({
      name: '海川新材料有限公司',
      code,
      other_names: ['海川'],
    })
    await verified()
    await undo('enterprise', kept.id)
    expect(await fingerprint()).toEqual(before)
  })

  it('stay one for a ledger that names the lost one still, and for who gives its id', async () => {
    const kept = await createEnterprise(officer, { name: '远山科技' })
    const lost = await createEnterprise(officer, { name: '遠山（旧名）' })
    await mergeRecords(lead, await merging('enterprise', kept.id, lost.id))
    for (const investor of [{ name: '远山（旧名）' }, { name: 'x', enterprise_id: lost.id }]) {
      const { id } = await createProject(officer, { changes: { name: '再报', investors: [investor] } })
      expect(await investorsOf(id)).toEqual([kept.id])
    }
  })

  it('are refused where one was changed since, where codes say they are two, and to who may not', async () => {
    const a = await createEnterprise(officer, { name: '甲一', code: '91350900587527783P' })
    const b = await createEnterprise(officer, { name: '甲二', code: '91440300708461136T' })
    const seen = await merging('enterprise', a.id, b.id)
    await expect(mergeRecords(lead, seen)).rejects.toMatchObject({ code: 'enterprise.merge_obstacle' })
    await editEnterprise(officer, b.id, { version: 1, changes: { code: null } })
    await expect(mergeRecords(lead, seen)).rejects.toMatchObject({ code: 'enterprise.merge_stale', kind: 'conflict' })
    await expect(mergeRecords(officer, seen)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(mergeRecords(lead, { ...seen, lost_id: a.id })).rejects.toMatchObject({ kind: 'invalid' })
    const elsewhere = await openPlace()
    const stranger = { ...(await elsewhere.as('admin', 'city')), db: place.db }
    await expect(mergeRecords(stranger, seen)).rejects.toMatchObject({ kind: 'missing' })
    await elsewhere.close()
  })

  it('do not end the first contact of a unit that the merger does not lead', async () => {
    const { kept, lost } = await twins('双湖')
    const county = await place.as('unit_lead', 'county')
    const preview = await previewMerge(county, { kind: 'enterprise', kept, lost })
    expect(preview.obstacles).toMatchObject([{ zh: expect.stringContaining('临港开发区') }])
    await expect(mergeRecords(county, await merging('enterprise', kept, lost))).rejects.toMatchObject({
      code: 'enterprise.merge_obstacle',
    })
    await mergeRecords(await place.as('admin', 'city'), await merging('enterprise', kept, lost))
  })

  it('are not given back while a later merge, a changed fact or a taken place stands in the way', async () => {
    const [a, b, c] = await Promise.all(
      ['北一', '北二', '北三'].map((name, at) => createEnterprise(officer, { name, region: at === 1 ? '昆山' : '' })),
    )
    await mergeRecords(lead, await merging('enterprise', a!.id, b!.id, ['region']))
    const [first] = (await listMerges(lead, { kind: 'enterprise', id: a!.id })).items
    await mergeRecords(lead, await merging('enterprise', c!.id, a!.id))
    await expect(undoMerge(lead, first!.id, 'x')).rejects.toMatchObject({ code: 'merge.built_on' })
    expect(await getEnterprise(officer, b!.id)).toMatchObject({ id: c!.id })
    await undo('enterprise', c!.id)
    const { version } = await editEnterprise(officer, a!.id, {
      version: await versionOf(a!.id),
      changes: { region: '苏州' },
    })
    await expect(undoMerge(lead, first!.id, 'x')).rejects.toMatchObject({ code: 'enterprise.merge_facts_changed' })
    await editEnterprise(officer, a!.id, { version, changes: { region: '昆山' } })
    await expect(undoMerge(officer, first!.id, 'x')).rejects.toMatchObject({ kind: 'forbidden' })
    await undoMerge(lead, first!.id, 'x')
    await expect(undoMerge(lead, first!.id, 'x')).rejects.toMatchObject({ kind: 'missing' })
    expect(await getEnterprise(officer, b!.id)).toMatchObject({ id: b!.id, region: '昆山' })
    await verified()
  })
})

/** Two projects of one investor with a team, papers, notes and claims; both had money paid in. */
async function pair(tag: string) {
  const { id: investor } = await createEnterprise(officer, { name: `${tag}投资` })
  const kept = await projectOf(`${tag}项目`, [investor])
  const lost = await projectOf(`${tag}重复`, [investor], officer, { address: '东路 1 号', contract_kind: 'investment' })
  const member = { member_id: officer.me.member_id, duty: 'lead' as const }
  await setTeam(lead, kept, { version: await versionOf(kept), team: [member] })
  await setTeam(lead, lost, {
    version: await versionOf(lost),
    team: [member, { ...member, member_id: lead.me.member_id }],
  })
  await addNote(officer, lost, '重复录入的那份')
  await addContact(officer, lost, { version: await versionOf(lost), on: '2026-10-14', with: '王总', said: '看地' })
  await approved(await submitted(officer, kept, arrival(`${tag}1`)), reviewer, city)
  await approved(await submitted(officer, lost, arrival(`${tag}2`)), reviewer, city)
  await approved(await submitted(officer, lost, signing({ event_on: '2026-10-12' })), reviewer, city)
  await submitted(officer, lost, arrival(`${tag}3`))
  return { kept, lost }
}

const countOf = async () => {
  const { rows } = await sql`select indicator, unit_id, sum(n)::int as n, sum(cny) as cny from balance
    where breakdown = 'unit' group by 1, 2 order by 1, 2`.execute(place.db)
  return rows
}

describe('a code that a third enterprise took since', () => {
  const [one, other] = ['91320583MA1MK3XN8D', '91320583MA1WD7QT23']
  it.each([
    ['that the kept one had', one, { kept: one, lost: null, take: ['code'] }],
    ['that the lost one had', other, { kept: null, lost: other, take: [] }],
  ])('%s stands in the way of un-merge, in words, until the third gives it up', async (which, code, given) => {
    const kept = await createEnterprise(officer, { name: `${which}保留厂`, code: given.kept })
    const lost = await createEnterprise(officer, { name: `${which}并入厂`, code: given.lost })
    await mergeRecords(lead, await merging('enterprise', kept.id, lost.id, given.take))
    const third = await createEnterprise(officer, { name: `${which}第三厂` })
    await editEnterprise(officer, third.id, { version: 1, changes: { code } })
    await expect(undo('enterprise', kept.id)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'enterprise.merge_code_taken',
      extra: { id: third.id },
    })
    await editEnterprise(officer, third.id, { version: 2, changes: { code: null } })
    await undo('enterprise', kept.id)
    expect(await getEnterprise(officer, kept.id)).toMatchObject({ code: given.kept })
    expect(await getEnterprise(officer, lost.id)).toMatchObject({ id: lost.id, code: given.lost })
    await verified()
  })
})

describe('projects that are one', () => {
  it('are merged with claims, papers, team and past, and given back exactly; nothing counted changes', async () => {
    const { kept, lost } = await pair('天星')
    const before = await fingerprint()
    const counted = await countOf()
    const preview = await previewMerge(lead, { kind: 'project', kept, lost })
    expect(preview.obstacles).toEqual([])
    expect(preview.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          field: 'address',
          kept: null,
          lost: { zh: '东路 1 号', en: '东路 1 号' },
          take: true,
        }),
        expect.objectContaining({ field: 'name', take: false }),
      ]),
    )
    await mergeRecords(lead, await merging('project', kept, lost, ['address', 'name', 'contract_kind']))

    expect(await getProject(officer, lost)).toMatchObject({ id: kept, name: '天星重复' })
    expect((await projectClaims(officer, kept)).items).toHaveLength(4)
    expect((await listProjects(officer, { q: '天星', limit: 10 })).items.map(({ id }) => id)).toEqual([kept])
    expect(await getProject(officer, kept)).toMatchObject({
      team: [{ name: 'officer@zone' }, { name: 'unit_lead@zone' }],
      document: { address: '东路 1 号', approved: ['signing'] },
    })
    const told = (await showTimeline(officer, kept, { limit: 100 })).items
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['project.merged', 'project.merged.withdrawn']))
    expect(told.map(({ note }) => note)).toEqual(expect.arrayContaining(['重复录入的那份', '看地', '重复录入']))
    await expect(addNote(officer, lost, 'x')).rejects.toMatchObject({
      code: 'project.merged',
      extra: { kept_id: kept },
    })
    expect(await countOf()).toEqual(counted)
    await verified()

    await undo('project', kept)
    expect(await fingerprint()).toEqual(before)
    expect(await getProject(officer, lost)).toMatchObject({ id: lost, name: '天星重复' })
    expect((await showTimeline(officer, kept, { limit: 100 })).items.map(({ note }) => note)).not.toContain('看地')
    await verified()
  })

  it('go on being counted as one, and are not given back once that was', async () => {
    const { kept, lost } = await pair('银河')
    await mergeRecords(lead, await merging('project', kept, lost))
    const counted = await countOf()
    const waiting = (await projectClaims(officer, kept)).items.find(({ status }) => status === 'submitted')!
    await approved(waiting.id, reviewer, city)
    expect(await countOf()).not.toEqual(counted)
    await verified()
    await expect(undo('project', kept)).rejects.toMatchObject({ code: 'project.merge_counted_since' })
  })

  it('are refused while both stand in the count where a project counts once', async () => {
    const { kept, lost } = await pair('长庚')
    const own = await submitted(officer, kept, signing({ event_on: '2026-10-13' }))
    await approved(own, reviewer, city)
    const preview = await previewMerge(lead, { kind: 'project', kept, lost })
    expect(preview.obstacles).toMatchObject([{ zh: expect.stringContaining('新签约项目') }])
    await expect(mergeRecords(lead, await merging('project', kept, lost))).rejects.toMatchObject({
      code: 'project.merge_obstacle',
    })
    const { version } = await wholeClaim(officer, own)
    const reversal = await reverseClaim(officer, own, version, '重复')
    await approved(reversal, reviewer, city)
    await mergeRecords(lead, await merging('project', kept, lost))
    await verified()
  })

  it('keep a secret one secret', async () => {
    const kept = await projectOf('明面', [])
    const lost = await projectOf('暗面', [], officer, { confidential: true, code_name: '蓝鲸' })
    await mergeRecords(lead, await merging('project', kept, lost))
    const colleague = await place.as('officer', 'zone', ' 2')
    expect(await getProject(colleague, kept)).toMatchObject({ access: 'code_name', name: '蓝鲸' })
    await undo('project', kept)
    expect(await getProject(colleague, kept)).toMatchObject({ access: 'full', name: '明面' })
    await verified()
  })

  it.each([
    ['lost', { lost: 'BH-0001' }, [], 'BH-0001', {}],
    ['kept', { kept: 'BH-0002', lost: 'BH-0003' }, ['code'], 'BH-0002', {}],
    ['secret', { lost: 'BH-0004' }, [], 'BH-0004', { confidential: true, code_name: '白鹭' }],
  ] as const)(
    'wait for a code that a third project took since, and say whose it is (%s)',
    async (tag, had, take, code, secret) => {
      const given = (side: 'kept' | 'lost') => (side in had ? { code: (had as Record<string, string>)[side] } : {})
      const kept = await projectOf(`${tag}号甲`, [], officer, given('kept'))
      const lost = await projectOf(`${tag}号乙`, [], officer, given('lost'))
      await mergeRecords(lead, await merging('project', kept, lost, [...take]))
      const county = await place.as('officer', 'county')
      const third = await projectOf(`${tag}号丙`, [], county, { code, ...secret })
      const refusal = await undo('project', kept).catch((error) => error)
      expect(refusal).toMatchObject({ kind: 'conflict', code: 'project.merge_code_taken', extra: { id: third } })
      expect(refusal.words[0]).toContain(`“${code}”现已用于“${tag === 'secret' ? '白鹭' : `${tag}号丙`}”（青溪县）`)
      await editProject(county, third, { version: await versionOf(third), changes: { code: null } })
      await undo('project', kept)
      expect(await getProject(officer, lost)).toMatchObject({
        id: lost,
        ...('lost' in had && { document: { code: had.lost } }),
      })
      await verified()
    },
  )

  it('are those of units that one leads, and that nobody has changed', async () => {
    const kept = await projectOf('开发区的', [])
    const lost = await projectOf('县里的', [], await place.as('officer', 'county'))
    const seen = await merging('project', kept, lost)
    for (const [who, kind] of [
      [lead, 'missing'],
      [officer, 'missing'],
      [await place.as('leader', 'city'), 'forbidden'],
    ] as const) {
      await expect(mergeRecords(who, seen)).rejects.toMatchObject({ kind })
      await expect(previewMerge(who, { kind: 'project', kept, lost })).rejects.toMatchObject({ kind })
    }
    await editProject(officer, kept, { version: 1, changes: { content: '已改' } })
    const above = await place.as('unit_lead', 'city')
    await expect(mergeRecords(above, seen)).rejects.toMatchObject({ code: 'project.stale' })
    await mergeRecords(above, await merging('project', kept, lost))
    await expect(undo('project', kept)).rejects.toMatchObject({ kind: 'forbidden' })
    await undo('project', kept, above)
    await verified()
  })
})
