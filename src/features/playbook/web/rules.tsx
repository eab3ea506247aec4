import { Card, Collapse, Table, Tag, Typography } from 'antd'
import type { Answer } from '#app/web/client.ts'
import { Light } from '#ui/light.tsx'
import { pick, useText } from '#ui/text.ts'
import { labelOf } from '../document/model.ts'
import { text } from './text.ts'

interface Shown {
  playbook: Answer<'/api/playbook', 'get'>['playbook']
}

/** Each stage as a line: what it asks for besides those before it, and what entering it states. */
export function Stages({ playbook }: Shown) {
  const t = useText(text)
  const words = new Map(playbook.dictionaries.evidence?.map((entry) => [entry.id, pick(entry)]))
  const evidence = (kinds: string | string[]) =>
    [kinds]
      .flat()
      .map((kind) => words.get(kind) ?? kind)
      .join(' / ')
  return (
    <ol className="stages">
      {playbook.stages.map((stage) => (
        <li key={stage.id}>
          <Card size="small" title={pick(stage)} extra={stage.days && t.days(stage.days)}>
            {stage.milestone && <Tag color="blue">{t.milestone}</Tag>}
            <ul>
              {stage.needs?.map((need) => (
                <li key={`${need.field} ${need.evidence} ${need.rule}`}>
                  {need.label
                    ? pick(need.label)
                    : need.evidence
                      ? evidence(need.evidence)
                      : need.field
                        ? pick(labelOf({ fields: playbook.fields as never }, need.field))
                        : need.rule}
                  <Typography.Text type="secondary"> {pick(need.because)}</Typography.Text>
                  {need.when && <code> {need.when}</code>}
                </li>
              ))}
            </ul>
          </Card>
        </li>
      ))}
    </ol>
  )
}

export function Lights({ playbook }: Shown) {
  return (
    <ul className="rules">
      {playbook.lights?.map((rule) => (
        <li key={rule.id}>
          <Light light={rule.light} word /> <strong>{pick(rule)}</strong>
          <code>{rule.when}</code>
          {rule.source && <Typography.Text type="secondary">{rule.source}</Typography.Text>}
        </li>
      ))}
    </ul>
  )
}

export function Counting({ playbook }: Shown) {
  const t = useText(text)
  return (
    <ul className="rules">
      {playbook.counting?.map((indicator) => (
        <li key={indicator.id}>
          <strong>{pick(indicator)}</strong>
          <ul>
            {indicator.exclude?.map((one) => (
              <li key={one.when}>
                {t.left_out}: {pick(one.because)} <code>{one.when}</code>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** What each unit is scored by: the formula, its weight, and where it was taken from. */
export function Scores({ playbook }: Shown) {
  const t = useText(text)
  return (
    <ul className="rules">
      {playbook.scores?.map((rule) => (
        <li key={rule.id}>
          <strong>{pick(rule)}</strong> <Tag>{t.weight(rule.weight)}</Tag>
          {'metric' in rule && <code>{rule.metric}</code>}
          {rule.source && <Typography.Text type="secondary">{rule.source}</Typography.Text>}
        </li>
      ))}
    </ul>
  )
}

/** The words that a choice is made from, and the fields that exist only here. */
export function Dictionaries({ playbook }: Shown) {
  const t = useText(text)
  const own = playbook.fields?.map((field) => pick(field)) ?? []
  const lists = Object.entries(playbook.dictionaries).map(([id, entries]) => ({
    key: id,
    label: id,
    children: entries.map((entry) => <Tag key={entry.id}>{pick(entry)}</Tag>),
  }))
  const fields = { key: 'fields', label: t.own_fields, children: own.map((name) => <Tag key={name}>{name}</Tag>) }
  return <Collapse defaultActiveKey="fields" items={own.length > 0 ? [fields, ...lists] : lists} />
}

export function Rates({ playbook }: Shown) {
  const t = useText(text)
  return (
    <Table
      size="small"
      rowKey={({ currency, on }) => `${currency} ${on}`}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={playbook.rates ?? []}
      columns={[
        { title: t.currency, dataIndex: 'currency' },
        { title: t.rate_on, dataIndex: 'on' },
        { title: t.rate_cny, dataIndex: 'cny', align: 'end' },
        { title: t.source, dataIndex: 'source' },
      ]}
    />
  )
}
