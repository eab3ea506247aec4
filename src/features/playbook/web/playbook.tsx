import { useQuery } from '@tanstack/react-query'
import { Alert, Card, Collapse, Skeleton, Tabs, Tag, Typography } from 'antd'
import { query } from '#app/web/client.ts'
import { Light } from '#ui/light.tsx'
import { pick, useText } from '#ui/text.ts'
import { labelOf } from '../document/model.ts'
import './playbook.css'
import { text } from './text.ts'
import { TryOut } from './try-out.tsx'

/** The rules of the house: those in force drawn for reading, their versions, and the bench on which a new one is tried. */
export function PlaybookScreen() {
  const t = useText(text)
  const { data, error } = useQuery(query('/api/playbook'))
  const { data: editions } = useQuery(query('/api/playbook/editions'))
  if (error) return <Alert type="error" showIcon title={error.message} />
  if (!data) return <Skeleton active />
  const { playbook } = data
  const tabs = [
    { key: 'stages', label: t.stages, children: <Stages playbook={playbook} /> },
    { key: 'lights', label: t.lights, children: <Lights playbook={playbook} /> },
    { key: 'counting', label: t.counting, children: <Counting playbook={playbook} /> },
    {
      key: 'versions',
      label: t.versions,
      children: (
        <Collapse
          items={editions?.items.map((edition) => ({
            key: edition.id,
            label: `${t.version(edition.number)} · ${t.effective} ${edition.effective_on} ${edition.in_force ? `· ${t.in_force}` : ''}`,
            children: <pre className="yaml">{edition.source}</pre>,
          }))}
        />
      ),
    },
    ...(editions?.can.includes('activate')
      ? [
          {
            key: 'try',
            label: t.try_new,
            children: <TryOut current={editions.items.find((one) => one.in_force)?.source ?? ''} />,
          },
        ]
      : []),
  ]
  return (
    <div className="playbook">
      <header className="page-head">
        <Typography.Title level={3}>{pick(playbook.name)}</Typography.Title>
        <Tag color="success">
          {t.in_force} · {t.version(data.number)} · {t.effective} {data.effective_on}
        </Tag>
      </header>
      <Tabs items={tabs} />
    </div>
  )
}

type Shown = { playbook: NonNullable<ReturnType<typeof usePlaybookAnswer>> }
function usePlaybookAnswer() {
  return useQuery(query('/api/playbook')).data?.playbook
}

/** Each stage as a line: what it asks for besides those before it, and what entering it states. */
function Stages({ playbook }: Shown) {
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

function Lights({ playbook }: Shown) {
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

function Counting({ playbook }: Shown) {
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
