import { Card, Typography } from 'antd'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

/** How place-holders are written, by examples that can be copied into a cell. */
export function Guide() {
  const t = useText(text)
  const lines = [
    [t.ex_name, t.how_name],
    [t.ex_unit, t.how_unit],
    [t.ex_basis, t.how_basis],
    [t.ex_year, t.how_year],
    [t.ex_day, t.how_day],
    [t.ex_rows, t.how_rows],
    [t.ex_register, t.how_register],
  ] as const
  return (
    <Card size="small" title={t.how}>
      <dl className="templates-guide">
        {lines.map(([example, words]) => (
          <div key={example}>
            <dt>
              <Typography.Text code copyable={{ text: example }}>
                {example}
              </Typography.Text>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <Typography.Text type="secondary">{t.how_rest}</Typography.Text>
    </Card>
  )
}
