import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Space } from 'antd'
import { useText } from '#ui/text.ts'
import type { Investor } from '../fields/model.ts'
import { text } from './text.ts'

/** One line an investor, with its share. */
export function InvestorsInput({
  value,
  onChange,
}: {
  value: Investor[]
  onChange: (value: Investor[] | null) => void
}) {
  const t = useText(text)
  const lines = value.length > 0 ? value : [{ name: '' }]
  const give = (next: Investor[]) => onChange(next.length > 0 ? next : null)
  const change = (at: number, changed: Partial<Investor>) =>
    give(lines.map((line, i) => (i === at ? { ...line, ...changed } : line)))
  return (
    <Space orientation="vertical" size={6} style={{ width: '100%' }}>
      {lines.map((line, at) => (
        // Investors are told apart by their place in the list alone while they are typed.
        <Space.Compact key={`${at.toString()}`} block>
          <Input
            aria-label={t.investor_name}
            placeholder={t.investor_name}
            value={line.name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <Input
            aria-label={t.share}
            placeholder={t.share}
            inputMode="decimal"
            style={{ width: 90 }}
            value={line.share ?? ''}
            onChange={(event) => change(at, { share: event.target.value || undefined })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t.remove}
            onClick={() => give(lines.filter((_, i) => i !== at))}
          />
        </Space.Compact>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => give([...lines, { name: '' }])}>
        {t.add_investor}
      </Button>
    </Space>
  )
}
