import { describe, expect, test } from 'vitest'
import type { Figure } from '#features/projects/fields/model.ts'
import { rateOn, yuanOf } from './model.ts'

const playbook = {
  rates: [
    { currency: 'USD', on: '2024-01-01', cny: '7.1217', source: 'x' },
    { currency: 'USD', on: '2023-01-01', cny: '7.0467', source: 'x' },
  ],
}

const cases: [string, Figure, day: string, yuan: string | undefined][] = [
  ['yuan', { value: '12.5', unit: 'yuan' }, '2026-01-01', '12.50'],
  ['万元', { value: '12.5', unit: 'wan', currency: 'CNY' }, '2026-01-01', '125000.00'],
  ['亿元, exactly', { value: '0.1', unit: 'yi' }, '2026-01-01', '10000000.00'],
  ['万美元 at the latest rate', { value: '100', unit: 'wan', currency: 'USD' }, '2026-01-01', '7121700.00'],
  ['万美元 at the rate of that day', { value: '100', unit: 'wan', currency: 'USD' }, '2023-12-31', '7046700.00'],
  [
    'at the rate of its own day',
    { value: '1', unit: 'wan', currency: 'USD', rate_on: '2023-06-01' },
    '2026-01-01',
    '70467.00',
  ],
  ['before any rate', { value: '1', unit: 'wan', currency: 'USD' }, '2022-12-31', undefined],
  ['no rate known', { value: '1', unit: 'wan', currency: 'EUR' }, '2026-01-01', undefined],
  ['as it was stored', { value: '1', unit: 'wan', currency: 'EUR', cny: '80000.00' }, '2026-01-01', '80000.00'],
  ['no number', { value: '约1', unit: 'wan' }, '2026-01-01', undefined],
  ['no unit of money', { value: '1', unit: 'mu' }, '2026-01-01', undefined],
]

describe('yuanOf', () => {
  test.each(cases)('%s', (_, figure, day, yuan) => {
    expect(yuanOf(playbook, figure, day)).toBe(yuan)
  })

  test('the rate names its day', () => {
    expect(rateOn(playbook, 'USD', '2026-01-01')).toEqual({ rate: '7.1217', rate_on: '2024-01-01' })
    expect(rateOn(playbook, 'CNY', '2026-01-01')).toEqual({ rate: '1', rate_on: '2026-01-01' })
  })
})
