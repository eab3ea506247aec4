import { say, type Words } from '#platform/words.ts'
import type { UnitKind } from '../../model.ts'
import { kindNames } from '../../text.ts'
import { type Columns, named, type Pasted, readPasted, unitsNamed } from '../model.ts'
import { text } from '../text.ts'

type Column = 'name' | 'kind' | 'above' | 'short_name' | 'name_en'

const columns: Columns<Column> = {
  name: ['名称', '单位', '单位名称', '單位', '單位名稱', '名稱', 'name', 'unit'],
  kind: ['类别', '类型', '單位類別', '類別', 'kind', 'type'],
  above: ['上级', '上级单位', '隶属', '上級', '上級單位', 'above', 'parent', 'under'],
  short_name: ['简称', '簡稱', 'short name'],
  name_en: ['英文名称', '英文名', '英文名稱', 'english name'],
}

export interface Known {
  id: string
  parent_id: string | null
  name: string
  short_name: string
  closed_on: string | null
}

export interface UnitLine {
  n: number
  name: string
  short_name: string
  name_en: string
  kind: UnitKind
  /** The unit above: one that is there, or the line (by its number) that makes it. */
  above: { id: string; name: string } | { line: number; name: string } | null
  known: boolean
  fault: Words | null
}

/**
 * What each pasted line would add to the tree. A line without a unit above it goes below `root`; one that is there already is
 * known and adds nothing, so that a longer list can be pasted again.
 */
export function unitLines(
  pasted: string,
  units: readonly Known[],
  root: Known,
): Pasted<Column> & { units: UnitLine[] } {
  const read = readPasted(pasted, columns)
  const made: (UnitLine & { closed_on: null })[] = []
  for (const { n, cells } of read.lines) {
    const above = cells.above === '' ? [root] : unitsNamed(units, cells.above)
    const earlier = cells.above === '' || above.length > 0 ? undefined : unitsNamed(made, cells.above)[0]
    const kind = cells.kind === '' ? kindOf(cells.name) : named(kindNames, cells.kind)
    const place = earlier ? { line: earlier.n, name: earlier.name } : above.length === 1 ? above[0]! : null
    const same = (name: string) => name === cells.name
    const itself = cells.above === '' && same(root.name)
    const known =
      itself ||
      (place !== null && 'id' in place && units.some((unit) => unit.parent_id === place.id && same(unit.name)))
    const twice = made.some((line) => same(line.name) && line.above?.name === place?.name)
    const fault =
      faultOf(cells) ??
      (kind ? null : say(text.no_kind, cells.kind)) ??
      (place ? null : above.length > 1 ? say(text.several_units, cells.above) : say(text.no_unit, cells.above)) ??
      (twice ? text.twice : null)
    const { name, short_name, name_en } = cells
    const told = place && ('id' in place ? { id: place.id, name: place.name } : place)
    made.push({ n, name, short_name, name_en, kind: kind ?? 'department', above: told, known, fault, closed_on: null })
  }
  return { ...read, units: made.map(({ closed_on: _open, ...line }) => line) }
}

function faultOf({ name, short_name, name_en }: Record<Column, string>): Words | null {
  if (name === '') return text.no_name
  return [name, short_name, name_en].some((cell) => cell.length > 80) ? text.too_long : null
}

/** A kind that is not said is told by the name's end: 柳溪镇, 经济开发区管委会, 驻上海招商局; else a department. */
function kindOf(name: string): UnitKind {
  if (/^驻|办事处$/.test(name)) return 'field_office'
  if (/(开发区|园区|高新区|经开区|新区|示范区)(管理委员会|管委会)?$/.test(name)) return 'zone'
  return /(镇|乡|街道)(人民政府|办事处)?$/.test(name) ? 'town' : 'department'
}
