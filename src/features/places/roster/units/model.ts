import { say, type Words } from '#platform/words.ts'
import type { Unit, UnitKind } from '../../model.ts'
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

export type Known = Pick<Unit, 'id' | 'parent_id' | 'name' | 'name_en' | 'short_name' | 'closed_on'>

export interface UnitLine {
  /** Stands for the unit that the line makes. */
  id: string
  n: number
  name: string
  short_name: string
  name_en: string
  kind: UnitKind
  /** The unit above: one that is there, or that of an earlier line. */
  above: { id: string; name: string } | null
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
  const made: Known[] = []
  const lines = read.lines.map(({ n, cells }): UnitLine => {
    const { name, short_name, name_en } = cells
    const there = cells.above === '' ? [root] : unitsNamed(units, cells.above)
    const above = there.length === 0 ? unitsNamed(made, cells.above)[0] : there.length === 1 ? there[0] : undefined
    const kind = cells.kind === '' ? kindOf(name) : named(kindNames, cells.kind)
    const isSame = (unit: Known) => unit.parent_id === above?.id && unit.name === name
    const fault =
      faultOf(cells) ??
      (kind ? null : say(text.no_kind, cells.kind)) ??
      (above ? null : there.length > 1 ? say(text.several_units, cells.above) : say(text.no_unit, cells.above)) ??
      (made.some(isSame) ? text.twice : null)
    const known = (cells.above === '' && name === root.name) || units.some(isSame)
    const unit = { id: `line ${n}`, name, short_name, name_en }
    made.push({ ...unit, parent_id: above?.id ?? null, closed_on: null })
    return {
      ...unit,
      n,
      kind: kind ?? 'department',
      above: above ? { id: above.id, name: above.name } : null,
      known,
      fault,
    }
  })
  return { ...read, units: lines }
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
