import { useQuery } from '@tanstack/react-query'
import { Collapse, Skeleton, Tabs, Tag } from 'antd'
import { query } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { pick, useText } from '#ui/text.ts'
import './playbook.css'
import { Counting, Dictionaries, Lights, Rates, Scores, Stages } from './rules.tsx'
import { text } from './text.ts'
import { TryOut } from './try-out.tsx'

/** The rules of the house: those in force drawn for reading, their versions, and the bench on which a new one is tried. */
export function PlaybookScreen() {
  const t = useText(text)
  const { data, error, refetch } = useQuery(query('/api/playbook'))
  const { data: editions } = useQuery(query('/api/playbook/editions'))
  if (error) return <ErrorState error={error} retry={refetch} />
  if (!data) return <Skeleton active />
  const { playbook } = data
  const tabs = [
    { key: 'stages', label: t.stages, children: <Stages playbook={playbook} /> },
    { key: 'lights', label: t.lights, children: <Lights playbook={playbook} /> },
    { key: 'counting', label: t.counting, children: <Counting playbook={playbook} /> },
    { key: 'scores', label: t.scores, children: <Scores playbook={playbook} /> },
    { key: 'dictionaries', label: t.dictionaries, children: <Dictionaries playbook={playbook} /> },
    { key: 'rates', label: t.rates, children: <Rates playbook={playbook} /> },
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
      <PageHead title={pick(playbook.name)}>
        <Tag color="success">
          {t.in_force} · {t.version(data.number)} · {t.effective} {data.effective_on}
        </Tag>
      </PageHead>
      <Tabs items={tabs} />
    </div>
  )
}
