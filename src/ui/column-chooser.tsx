import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Flex, Popover } from 'antd'
import { type Column, shownColumns } from './columns.ts'
import { useText } from './text.ts'
import { uiText } from './words.ts'

interface Choice<Row> {
  columns: readonly Column<Row>[]
  chosen?: readonly string[]
  choose: (ids: string[]) => void
}

/** Which columns of a DataTable to show; the caller keeps the answer, in the address or elsewhere. */
export function ColumnChooser<Row>({ columns, chosen, choose }: Choice<Row>) {
  const t = useText(uiText)
  const shown = shownColumns(columns, chosen).map(({ id }) => id)
  const toggle = (id: string, on: boolean) => choose(on ? [...shown, id] : shown.filter((other) => other !== id))
  const list = (
    <Flex vertical gap={4} role="group" aria-label={t.columns}>
      {columns.map(({ id, title, fixed }) => (
        <Checkbox
          key={id}
          checked={shown.includes(id)}
          disabled={fixed}
          onChange={({ target }) => toggle(id, target.checked)}
        >
          {title}
        </Checkbox>
      ))}
    </Flex>
  )
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />} aria-label={t.columns} />
    </Popover>
  )
}
