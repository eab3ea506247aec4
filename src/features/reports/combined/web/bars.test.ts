import { expect, it } from 'vitest'
import { barsOf } from './bars.ts'

const row = (label: string, value: string | null, level = 0) => ({ label, value, level })

it('draws the first grouping in the order of the table, and leaves out what is nothing', () => {
  const rows = [row('甲', '3'), row('甲一', '2', 1), row('乙', '0'), row('丙', null), row('丁', '-1')]
  expect(barsOf(rows, String).shown.map(({ label }) => label)).toEqual(['甲', '丁'])
})

it('draws sixteen bars at most and says how many are left', () => {
  const rows = Array.from({ length: 20 }, (_, at) => row(`第${at}`, String(at + 1)))
  const { shown, left } = barsOf(rows, String)
  expect([shown.length, left]).toEqual([16, 4])
})
