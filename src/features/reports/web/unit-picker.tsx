import { TreeSelect } from 'antd'
import { useText } from '#ui/text.ts'
import type { Report } from './answers.ts'
import { text } from './text.ts'

/** The unit at the top of the report, chosen from those within reach. */
export function UnitPicker({ report, choose }: { report: Report; choose: (id: string | undefined) => void }) {
  const t = useText(text)
  const known = new Set(report.units.map((unit) => unit.id))
  const nodes = report.units.map(({ id, name, parent_id }) => ({
    id,
    value: id,
    title: name,
    pId: parent_id && known.has(parent_id) ? parent_id : 0,
  }))
  return (
    <TreeSelect
      aria-label={t.unit}
      treeDataSimpleMode
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      popupMatchSelectWidth={280}
      className="report-unit"
      treeData={nodes}
      // Several units that lie in no common one of the reader's are all shown until one is chosen.
      value={report.unit.id || undefined}
      placeholder={report.unit.name}
      onChange={(id: string | undefined) => choose(id)}
    />
  )
}
