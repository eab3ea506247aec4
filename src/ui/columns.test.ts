import { expect, it } from 'vitest'
import { type Column, shownColumns } from './columns.ts'

const cell = () => ''
const columns: Column<object>[] = [
  { id: 'name', title: '名称', cell, fixed: true },
  { id: 'unit', title: '单位', cell },
  { id: 'note', title: '备注', cell, spare: true },
]

it.each([
  [undefined, ['name', 'unit']],
  [[], ['name']],
  [
    ['note', 'unit'],
    ['name', 'unit', 'note'],
  ],
  [['gone'], ['name']],
])('of %j shows %j', (chosen, shown) => {
  expect(shownColumns(columns, chosen).map(({ id }) => id)).toEqual(shown)
})
