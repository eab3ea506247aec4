import { describe, expect, it } from 'vitest'
import { type Candidate, type Identity, judge, keysOf, learn, nothingKnown, type UnitName, unitNamed } from './model.ts'

const candidate = (facts: Partial<Candidate>): Candidate => ({
  id: 'p1',
  unit_id: 'zone',
  unit_name: '开发区',
  code: null,
  name_key: '甲项目',
  investor_key: '甲公司',
  company_key: null,
  investment_keys: [],
  of_source: false,
  secret: false,
  ...facts,
})
const row = (facts: Partial<Identity>): Identity => ({
  project_id: null,
  map_key: null,
  code: null,
  row_key: 'row:1',
  unit_id: 'zone',
  name_key: '甲项目',
  investor_key: '甲公司',
  company_key: null,
  investment_key: null,
  ...facts,
})
const other = { name_key: '别的', investor_key: '别人' }

describe('a row is', () => {
  it.each([
    ['the project whose id it brings', row({ ...other, project_id: 'p1' }), candidate({}), [], 'same'],
    ['that of its key columns', row({ ...other, map_key: 'map:s:1' }), candidate({}), ['map:s:1'], 'same'],
    [
      'new under another key of its source',
      row({ map_key: 'map:s:2' }),
      candidate({ of_source: true }),
      ['map:s:1'],
      'new',
    ],
    ['suspected under a key of another source', row({ map_key: 'map:t:1' }), candidate({}), ['map:s:1'], 'suspected'],
    ['that of its code', row({ ...other, code: 'X' }), candidate({ code: 'X' }), [], 'same'],
    ['that of the row before', row({ ...other }), candidate({}), ['row:1'], 'same'],
    ['that of its name, investor and unit', row({}), candidate({}), [], 'same'],
    ['the one that has no code yet', row({ code: 'X' }), candidate({}), [], 'same'],
    ['suspected where the codes differ', row({ code: 'X' }), candidate({ code: 'Y' }), [], 'suspected'],
    ['suspected under another investor', row({ investor_key: '乙公司' }), candidate({}), [], 'suspected'],
    ['suspected in another unit', row({ unit_id: 'county' }), candidate({}), [], 'suspected'],
    [
      'suspected for company and amount',
      row({ ...other, company_key: 'C|1.00' }),
      candidate({ company_key: 'C|1.00' }),
      [],
      'suspected',
    ],
    [
      'suspected for investor and amount, where the names are alike',
      row({ name_key: '锂电铜箔年产10万吨', investor_key: '甲公司', investment_key: '甲公司|1.00' }),
      candidate({ name_key: '年产10万吨锂电铜箔项目', investment_keys: ['甲公司|1.00'] }),
      [],
      'suspected',
    ],
    [
      'new beside another of its investor and amount whose name is not alike',
      row({ ...other, investment_key: '甲公司|1.00' }),
      candidate({ investment_keys: ['甲公司|1.00'] }),
      [],
      'new',
    ],
    [
      'new beside another of its investor and amount, by key columns of the same source',
      row({ ...other, map_key: 'map:s:2', investment_key: '甲公司|1.00' }),
      candidate({ of_source: true, investment_keys: ['甲公司|1.00'] }),
      [],
      'new',
    ],
    ['new beside a secret of that name', row({}), candidate({ secret: true }), ['row:1'], 'new'],
    ['new where nothing is alike', row(other), candidate({}), [], 'new'],
  ] as [string, Identity, Candidate, string[], string][])('%s', (_, identity, known, keys, verdict) => {
    const all = nothingKnown()
    learn(all, known, keys)
    expect(judge(identity, all).as).toBe(verdict)
  })

  it('again the one that an earlier row was', () => {
    const known = nothingKnown()
    learn(known, candidate({}), keysOf(row({})))
    known.spoken.add('p1')
    expect(judge(row({}), known)).toEqual({ as: 'again', id: 'p1' })
  })
})

const unit = (id: string, name: string, parent_id: string | null = null): UnitName => ({
  id,
  parent_id,
  name,
  name_en: `${name} en`,
  short_name: '',
})
const units = [unit('a', '东区'), unit('b', '西区'), unit('c', '招商局', 'a'), unit('d', '招商局', 'b')]

it.each([
  ['东区', { id: 'a' }],
  ['东区 EN', { id: 'a' }],
  ['招商局', 'many'],
  ['西区/招商局', { id: 'd' }],
  ['d', { id: 'd' }],
  ['北区/招商局', 'unknown'],
  ['', 'unknown'],
])('the unit called %s', (told, found) => {
  expect(unitNamed(units, told)).toEqual(found)
})
