import { setImmediate as othersFirst } from 'node:timers/promises'
import type { FilledValue } from './cells.ts'
import type { FormFill } from './fill.ts'
import { type Form, marksOf } from './form.ts'

/** All that a form is filled with, worked out: plain data, which another thread can be handed. */
export interface FillTable {
  /** How often a row stands, by its place. */
  times: Map<string, number>
  /** What a place-holder becomes, by place and name: a value for each item of its row. */
  values: Map<string, (FilledValue | undefined)[]>
}

const atOnce = 500

/** Works out every value that the form asks for; a thousand projects keep nobody waiting meanwhile. */
export async function tableOf(form: Form, fill: FormFill): Promise<FillTable> {
  const table: FillTable = { times: new Map(), values: new Map() }
  let worked = 0
  for (const { sheet, row, name } of marksOf(form).filter(({ where }) => where === 'cell')) {
    if (table.values.has(valueKey(sheet, row, name))) continue
    const times = fill.times(sheet, row)
    if (times !== undefined) table.times.set(rowKey(sheet, row), times)
    const values: (FilledValue | undefined)[] = []
    // A list without an item keeps its row, emptied.
    for (let item = 0; item < Math.max(1, times ?? 1); item++) {
      values.push(fill.value(name, { sheet, row, item }))
      if (++worked % atOnce === 0) await othersFirst()
    }
    table.values.set(valueKey(sheet, row, name), values)
  }
  return table
}

export function fillBy({ times, values }: FillTable): FormFill {
  return {
    times: (sheet, row) => times.get(rowKey(sheet, row)),
    value: (name, { sheet, row, item }) => values.get(valueKey(sheet, row, name))?.[item],
  }
}

function rowKey(sheet: string, row: number): string {
  return `${row} ${sheet}`
}

/** No name holds a brace. */
function valueKey(sheet: string, row: number, name: string): string {
  return `${name}}${rowKey(sheet, row)}`
}
