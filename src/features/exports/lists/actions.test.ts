import { expect, it } from 'vitest'
import { chosenColumns, type ListColumn, listTable } from './actions.ts'

const columns: ListColumn<{ a: string; b: string }>[] = [
  { id: 'a', words: ['甲', 'A'], cell: (row) => row.a },
  { id: 'b', words: ['乙', 'B'], type: 'number', cell: (row) => row.b },
]

it.each([
  ['', ['a', 'b']],
  ['b', ['b']],
  ['b,a', ['b', 'a']],
  ['none,b,', ['b']],
])('%j chooses %j', (named, ids) => {
  expect(chosenColumns(columns, named).map(({ id }) => id)).toEqual(ids)
})

it('writes every page under headers in the reader’s language', async () => {
  async function* pages() {
    yield [{ a: '1', b: '2' }]
    yield [{ a: '3', b: '4' }]
  }
  const table = listTable(chosenColumns(columns, 'b,a'), pages(), 'en')
  expect(table.columns).toEqual([
    { header: 'B', type: 'number' },
    { header: 'A', type: 'text' },
  ])
  const rows: unknown[] = []
  for await (const row of table.rows) rows.push(row)
  expect(rows).toEqual([
    ['2', '1'],
    ['4', '3'],
  ])
})
