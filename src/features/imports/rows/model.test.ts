import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { coreFields } from '#features/projects/fields/model.ts'
import { knownNames } from '../headers/model.ts'
import { mapSchema } from '../map/model.ts'
import { planOf, type SheetPlan } from '../plan/model.ts'
import { stageChoices } from '../stages/model.ts'
import type { Cell } from '../values/model.ts'
import type { RowContext } from './cells/model.ts'
import { underHeadings } from './headings/model.ts'
import { openIn, understandRow } from './model.ts'
import { skipReason } from './skip/model.ts'

const context: RowContext = {
  fields: new Map(coreFields.map((field) => [field.id, field])),
  dictionaries: {
    origin: [
      { id: 'domestic', zh: '内资', en: 'Domestic' },
      { id: 'foreign', zh: '外资', en: 'Foreign' },
    ],
  },
  stages: stageChoices([
    { id: 'talks', zh: '在谈', en: 'In talks' },
    { id: 'signed', zh: '签约', en: 'Signed', milestone: { kind: 'signing' } },
    { id: 'started', zh: '开工', en: 'Construction started', milestone: { kind: 'start' } },
    { id: 'produced', zh: '投产', en: 'In production', milestone: { kind: 'production' } },
  ]),
  statuses: [{ id: 'active', zh: '推进中', en: 'Active' }],
  ceilings: { money: '500', land: '10000', floor: '10000000', people: '100000', energy: '10000000' },
}

function sheet(...lines: Cell[][]) {
  return lines.map((cells, i) => ({ n: i + 1, cells }))
}

function planned(lines: ReturnType<typeof sheet>, map?: unknown): SheetPlan {
  const plan = planOf(lines, knownNames(), map === undefined ? undefined : mapSchema.parse(map))
  if ('refused' in plan) throw new Error(plan.refused[1])
  return plan
}

/** Every row after the header. */
function understood(lines: ReturnType<typeof sheet>, map?: unknown) {
  const plan = planned(lines, map)
  const headed = underHeadings([])
  return lines.filter(({ n }) => n >= plan.firstRow).map((row) => understandRow(plan, headed(row), context))
}

const ledger = sheet(
  ['昆山市2026年招商引资项目台账'],
  ['单位：万元'],
  [
    '序号',
    '项目名称',
    '投资方',
    '总投资',
    '协议投资额(亿元)',
    '2026年产值',
    '2027年产值',
    '签约时间',
    '项目状态',
    '内外资',
    '联系人及电话',
    '责任单位',
    '备注',
  ],
  [
    '1',
    '汽车零部件项目',
    '甲公司、乙公司',
    '35000',
    '3.2',
    '1000',
    '2,000',
    { date: '2026-03-05' },
    '已签约',
    '外资',
    '张三 13800000000',
    '高新区',
    '重点',
  ],
  ['2', '存疑项目', null, '3-5亿', null, null, null, '2026年3月', '拟签约', '外资', null, null, null],
  ['3', '只有名称'],
  [],
  ['小计', null, null, '35000'],
  [
    '序号',
    '项目名称',
    '投资方',
    '总投资',
    '协议投资额(亿元)',
    '2026年产值',
    '2027年产值',
    '签约时间',
    '项目状态',
    '内外资',
    '联系人及电话',
    '责任单位',
    '备注',
  ],
  ['备注：数据截至3月底'],
  [null, '一、在谈项目'],
  ['4', null, '丙公司'],
)

test('a ledger in Chinese, with titles, a unit above, a subtotal and notes', () => {
  const [first, doubtful, bare, ...others] = understood(ledger)
  expect(first).toEqual({
    ok: true,
    document: {
      name: '汽车零部件项目',
      investors: [{ name: '甲公司' }, { name: '乙公司' }],
      signed_on: '2026-03-05',
      origin: 'foreign',
      contact_name: '张三',
      contact_phone: '13800000000',
      figures: {
        investment: {
          announced: { value: '35000', unit: 'wan', currency: 'CNY' },
          agreed: { value: '3.2', unit: 'yi', currency: 'CNY' },
        },
        output: {
          announced: {
            2026: { value: '1000', unit: 'wan', currency: 'CNY' },
            2027: { value: '2000', unit: 'wan', currency: 'CNY' },
          },
        },
      },
    },
    standing: { stage: 'signed' },
    unit: '高新区',
    project_id: null,
    extra: { 序号: '1', 备注: '重点' },
    key: null,
  })
  expect(doubtful).toEqual({
    ok: false,
    refusals: expect.arrayContaining([
      { column: '总投资', reason: ['是区间，不是一个数：3-5亿', 'A range, not a figure: 3-5亿'] },
      { column: '签约时间', reason: ['缺日：2026年3月', 'Day missing: 2026年3月'] },
      expect.objectContaining({ column: '项目状态' }),
    ]),
  })
  expect(bare).toMatchObject({ ok: true, document: { name: '只有名称' } })
  expect(others).toEqual([
    { skipped: 'blank' },
    { skipped: 'subtotal' },
    { skipped: 'header' },
    { skipped: 'note' },
    { skipped: 'note' },
    { ok: false, refusals: [{ column: '项目名称', reason: ['缺项目名称', 'The project has no name'] }] },
  ])
})

test.each([
  ['已开工', 'started'],
  ['在建', 'started'],
  ['建设中', 'started'],
  ['签约阶段', 'signed'],
  ['已投产', 'produced'],
  ['洽谈', 'talks'],
  ['In production', 'produced'],
  ['拟签约', undefined],
  ['竣工', undefined],
])('stage %s → %s', (word, stage) => {
  const [row] = understood(sheet(['项目名称', '项目状态'], ['甲', word]))
  expect(row).toMatchObject(stage ? { ok: true, standing: { stage } } : { ok: false })
})

test('of two columns for one fact the first that is filled counts, and the other is kept', () => {
  const lines = sheet(
    ['项目名称', '投资额(亿元人民币)', '投资额(万美元)', '开工日期', '实际开工时间(发改)'],
    ['甲', '7', '10000', '2026-03-05', '2026-04-01'],
    ['乙', null, '10000', '2026-03-05', '2026-03-05'],
  )
  const [both, second] = understood(lines)
  expect(both).toMatchObject({
    document: { started_on: '2026-03-05', figures: { investment: { announced: { value: '7', unit: 'yi' } } } },
    extra: { '投资额(万美元)': '10000', '实际开工时间(发改)': '2026-04-01' },
  })
  expect(second).toMatchObject({
    document: { figures: { investment: { announced: { value: '10000', unit: 'wan', currency: 'USD' } } } },
    extra: {},
  })
})

test('what a ledger promises for no year is kept, not placed', () => {
  const [row] = understood(sheet(['项目名称', '预计年产值(亿元)'], ['甲', '3']))
  expect(row).toMatchObject({ ok: true, document: { name: '甲' }, extra: { '预计年产值(亿元)': '3' } })
})

test('a map overrides headers, sets constants, composes, names the key and refuses', () => {
  const map = {
    name: 'test',
    columns: {
      甲: { field: 'signed_on', month: 'first_day' },
      乙: { field: 'tax', unit: '万元', year: '2026', basis: 'agreed' },
      备注: { field: null },
    },
    constants: { origin: 'domestic' },
    compose: { name: '{公司} {地点}' },
    key: ['编号', '公司'],
    refuse_when: [{ column: '备注', is: ['作废'], zh: '已作废', en: 'Void' }],
  }
  const lines = sheet(
    ['编号', '公司', '地点', '甲', '乙', '备注'],
    ['7', '丙公司', '昆山', '2026年3月', '5', null],
    ['8', '丁公司', null, null, null, '作废'],
    [null, '戊公司'],
  )
  const [first, ...refused] = understood(lines, map)
  expect(first).toMatchObject({
    ok: true,
    document: {
      name: '丙公司 昆山',
      signed_on: '2026-03-01',
      origin: 'domestic',
      figures: { tax: { agreed: { 2026: { value: '5', unit: 'wan', currency: 'CNY' } } } },
    },
    key: '7|丙公司',
  })
  expect(refused).toEqual([
    { ok: false, refusals: [{ column: '备注', reason: ['已作废', 'Void'] }] },
    { ok: false, refusals: [expect.objectContaining({ column: '编号' })] },
  ])
})

test('a map is refused when it is wrong, or names columns that are not there', () => {
  const columns = { 没有这列: 'name' }
  expect(planOf(ledger, knownNames(), mapSchema.parse({ name: 'x', columns }))).toEqual({
    refused: ['映射文件中的列在表里没有：没有这列', expect.stringContaining('没有这列')],
  })
  expect(planOf(sheet(['a'], ['b']), knownNames())).toHaveProperty('refused')
  const verified = { name: 'x', columns: { a: { field: 'investment', basis: 'verified' } } }
  expect(mapSchema.safeParse(verified).success).toBe(false)
  expect(mapSchema.safeParse({ name: 'x', colums: {} }).success).toBe(false)
})

describe('what cannot be read with certainty', () => {
  const lines = sheet(
    ['项目名称', '总投资(亿元)', '签约时间', '内外资', '责任单位'],
    ['甲', '3—5亿', '26.3', '独资', '经开区'],
    ['乙', { fault: '#REF!' }, '2026-03-05', '外资', null],
  )

  test('refuses its row, and is told cell by cell with the unit as it is written', () => {
    const plan = planned(lines)
    const [first, second] = lines.slice(1).map((row) => openIn(plan, row, context))
    expect(first!.unit).toBe('经开区')
    expect(first!.unread.map(({ column, text }) => [column.field, text]).sort()).toEqual([
      ['investment', '3—5亿'],
      ['origin', '独资'],
      ['signed_on', '26.3'],
    ])
    expect(second).toMatchObject({
      unit: null,
      unread: [{ text: '', reason: [expect.stringContaining('公式出错'), expect.any(String)] }],
    })
  })

  test('stays beside the project where a person says so, and its fact stays blank', () => {
    const rows = understood(lines, {
      name: 'x',
      columns: {
        '总投资(亿元)': { field: 'investment', unit: '亿元', unread: 'keep' },
        签约时间: { field: 'signed_on', unread: 'keep' },
        内外资: { field: 'origin', values: { 独资: 'foreign' } },
      },
    })
    expect(rows).toMatchObject([
      { ok: true, document: { name: '甲', origin: 'foreign' }, extra: { '总投资(亿元)': '3—5亿', 签约时间: '26.3' } },
      { ok: true, document: { name: '乙', signed_on: '2026-03-05' }, extra: { '总投资(亿元)': '公式出错：#REF!' } },
    ])
    expect(rows[0]).not.toHaveProperty('document.figures')
    expect(rows[0]).not.toHaveProperty('document.signed_on')
  })

  test('a day that two answers made certain is a fact, and the cell stays as it was', () => {
    const map = {
      name: 'x',
      columns: {
        '总投资(亿元)': { field: 'investment', unit: '亿元', unread: 'keep' },
        签约时间: { field: 'signed_on', century: '20', month: 'first_day' },
        内外资: { field: 'origin', unread: 'keep' },
      },
    }
    expect(understood(lines, map)[0]).toMatchObject({
      document: { signed_on: '2026-03-01' },
      extra: { 签约时间: '26.3', 内外资: '独资' },
    })
  })
})

test('a title line above the header stays a title once a map names the columns', () => {
  const lines = sheet(['某县台账'], ['填报单位：投促局'], ['项目名称', '签约时间'], ['甲', '2026-03-05'])
  expect(planned(lines).headerRow).toBe(3)
  expect(
    planned(lines, { name: 'x', columns: { 签约时间: { field: 'signed_on', month: 'first_day' } } }),
  ).toMatchObject({
    headerRow: 3,
    firstRow: 4,
  })
})

const facilities = JSON.parse(readFileSync(new URL('../../../../maps/facilities.json', import.meta.url), 'utf8'))

function facility(id: string, status: string, capex: string | null, valid: string): Cell[] {
  const where = ['Riverside Dr, Jackson, TN', '35.606000', '-88.830000', valid]
  return [
    id,
    'Manufacturing',
    'AKASOL, Inc.',
    'Batteries',
    'Clean Tech Manufacturing',
    'New',
    status,
    capex,
    '2023-04-18',
    'TN',
    ...where,
  ]
}

test('the map of the facilities file', () => {
  const lines = sheet(
    ['Manufacturing, industrial, and energy facility metadata'],
    [],
    ['version:', '2024_Q4'],
    ['created:', 'Tue Feb 18 2025'],
    [],
    [
      'unique_id',
      'Segment',
      'Company',
      'Technology',
      'Decarb_Sector',
      'Project_Type',
      'Current_Facility_Status',
      'Estimated_Total_Facility_CAPEX',
      'Announcement_Date',
      'State',
      'Address',
      'Latitude',
      'Longitude',
      'LatLon_Valid',
    ],
    facility('a', 'Announced', '200.295468', 'True'),
    facility('b', 'Under Construction', null, 'False'),
    facility('c', 'Operating', '1', 'True'),
    facility('d', 'Canceled prior to operation', '74.9', 'True'),
    facility('e', 'Retired', '1', 'True'),
    facility('f', 'Mothballed', '1', 'True'),
  )
  const [announced, building, operating, cancelled, retired, unknown] = understood(lines, facilities)
  expect(announced).toMatchObject({
    key: 'a',
    standing: { stage: 'talks' },
    document: {
      name: 'AKASOL, Inc. Batteries TN (a)',
      investors: [{ name: 'AKASOL, Inc.' }],
      first_contact_on: '2023-04-18',
      location_exact: true,
      latitude: '35.606',
      origin: 'foreign',
      figures: { investment: { announced: { value: '20029.5468', unit: 'wan', currency: 'USD', estimate: true } } },
    },
    extra: { unique_id: 'a', Segment: 'Manufacturing', Current_Facility_Status: 'Announced' },
  })
  expect(announced).not.toHaveProperty('document.signed_on')
  expect(building).toMatchObject({ standing: { stage: 'started' }, document: { location_exact: false } })
  expect(building).not.toHaveProperty('document.figures')
  expect(operating).toMatchObject({ standing: { stage: 'produced' } })
  expect(cancelled).toMatchObject({
    standing: { stage: 'talks', status: 'lost', status_reason: 'other' },
    document: { figures: { investment: { announced: { value: '7490' } } } },
  })
  expect(retired).toMatchObject({ standing: { stage: 'produced', status: 'withdrawn' } })
  expect(unknown).toMatchObject({ ok: false, refusals: [{ column: 'Current_Facility_Status' }] })
})

describe('a day that has not come', () => {
  const lines = sheet(['项目名称', '竣工日期', '签约日期'], ['甲', '2027-12-01', '2027-03-01'])
  const read = (map?: object) => {
    const plan = planned(lines, map && { name: 'x', columns: map })
    const columns = plan.columns.map((column) =>
      column.field === 'name' ? column : { ...column, until: '2026-11-27' },
    )
    const row = understandRow({ ...plan, columns }, underHeadings([])(lines[1]!), context)
    if ('skipped' in row) throw new Error(row.skipped)
    return row.ok ? { ...row.document, extra: row.extra } : row.refusals.map(({ reason }) => reason[0])
  }

  test('is none on which something happened', () => {
    expect(read()).toEqual(['这一天还没有到：2027-12-01', '这一天还没有到：2027-03-01'])
  })

  test('is that of the plan where a person says so and there is one', () => {
    const later = { field: 'completed_on', later: 'planned' }
    expect(read({ 竣工日期: later })).toEqual(['这一天还没有到：2027-03-01'])
    expect(read({ 竣工日期: later, 签约日期: { field: 'signed_on', unread: 'keep' } })).toMatchObject({
      planned_completion_on: '2027-12-01',
      extra: { 签约日期: '2027-03-01' },
    })
  })
})

test('a sum that counts its projects in place of a name is no project', () => {
  const lines = sheet(['序号', '项目名称', '总投资(万元)'], ['合计', '5个', '800'], ['1', '甲', '800'])
  const plan = planned(lines)
  expect(lines.slice(1).map((row) => skipReason(plan, row))).toEqual(['subtotal', null])
})
