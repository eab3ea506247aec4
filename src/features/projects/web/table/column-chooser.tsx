import { Button, Checkbox, Popover, Radio } from 'antd'
import { ArrowDownOutlined, ArrowUpOutlined, PushpinFilled, PushpinOutlined, SettingOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import type { Column } from './columns.tsx'
import { type Layout, usual } from './layout.ts'
import { text } from './text.ts'

interface Chooser {
  columns: Column[]
  layout: Layout
  change: (next: Partial<Layout>) => void
}

/** Which columns, in which order, which stay in sight, and how high a row is: all by keyboard too. */
export function ColumnChooser(props: Chooser) {
  const t = useText(text)
  return (
    <Popover trigger="click" placement="bottomRight" content={<Choices {...props} />}>
      <Button icon={<SettingOutlined />} aria-label={t.columns} />
    </Popover>
  )
}

function Choices({ columns, layout, change }: Chooser) {
  const t = useText(text)
  const shown = layout.columns.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  const others = columns.filter((column) => !layout.columns.includes(column.id))
  const ids = shown.map(({ id }) => id)
  const move = (id: string, by: number) => {
    const at = ids.indexOf(id)
    const next = ids.toSpliced(at, 1).toSpliced(at + by, 0, id)
    change({ columns: next })
  }
  const pin = (id: string) =>
    change({
      pinned: layout.pinned.includes(id) ? layout.pinned.filter((one) => one !== id) : [...layout.pinned, id],
    })
  return (
    <div className="column-chooser">
      <Radio.Group
        size="small"
        aria-label={t.density}
        value={layout.density}
        onChange={(event) => change({ density: event.target.value })}
        options={(['compact', 'roomy'] as const).map((value) => ({ value, label: t[value] }))}
      />
      <ul>
        {shown.map(({ id, title }, at) => (
          <li key={id}>
            <Checkbox
              checked
              disabled={id === 'name'}
              onChange={() => change({ columns: ids.filter((one) => one !== id) })}
            >
              {title}
            </Checkbox>
            <Button
              size="small"
              type="text"
              disabled={at === 0}
              icon={<ArrowUpOutlined />}
              aria-label={t.up(title)}
              onClick={() => move(id, -1)}
            />
            <Button
              size="small"
              type="text"
              disabled={at === shown.length - 1}
              icon={<ArrowDownOutlined />}
              aria-label={t.down(title)}
              onClick={() => move(id, 1)}
            />
            <Button
              size="small"
              type="text"
              icon={layout.pinned.includes(id) ? <PushpinFilled /> : <PushpinOutlined />}
              aria-label={layout.pinned.includes(id) ? t.unpin(title) : t.pin(title)}
              onClick={() => pin(id)}
            />
          </li>
        ))}
        {others.map(({ id, title }) => (
          <li key={id}>
            <Checkbox checked={false} onChange={() => change({ columns: [...ids, id] })}>
              {title}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => change(usual)}>
        {t.usual}
      </Button>
    </div>
  )
}
