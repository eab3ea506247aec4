import { TreeSelect, type TreeSelectProps } from 'antd'
import { pick, useText } from '#ui/text.ts'
import type { Unit } from './records.ts'
import { text } from './text.ts'
import { treeOf } from './tree.ts'

type Props = { units: Unit[] } & Pick<TreeSelectProps<string>, 'value' | 'onChange' | 'style' | 'id'>

/** One of the units that the reader administers, found by its name, its short name or its English name. */
export function UnitTree({ units, ...props }: Props) {
  const say = useText(text)
  const places = units.map((unit) => ({
    ...unit,
    value: unit.id,
    label: pick([unit.name, unit.name_en]),
    disabled: !unit.can.includes('add'),
    said: [unit.name, unit.short_name, unit.name_en].join(' ').toLowerCase(),
  }))
  return (
    <TreeSelect<string, (typeof places)[number]>
      aria-label={say.unit}
      placeholder={say.unit}
      treeData={treeOf(places)}
      treeDefaultExpandAll
      popupMatchSelectWidth={320}
      showSearch={{ filterTreeNode: (typed, { said }) => said.includes(typed.trim().toLowerCase()) }}
      {...props}
    />
  )
}
