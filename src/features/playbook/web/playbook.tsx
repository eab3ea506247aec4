import { useQuery } from '@tanstack/react-query'
import { Skeleton, Tabs, Tag } from 'antd'
import { query } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { pick, useText } from '#ui/text.ts'
import type { Playbook } from '../schema/model.ts'
import { Editions } from './editions.tsx'
import { Dictionaries, Rates, Settings } from './lists.tsx'
import './playbook.css'
import { Claims, Counting, Lights, Scores, Stages } from './rules.tsx'
import { text } from './text.ts'
import { TryOut } from './try-out.tsx'

/** The rules of the house: those in force drawn for reading, their versions, and the bench on which a new one is tried. */
export function PlaybookScreen() {
  const t = useText(text)
  const { data, error, refetch } = useQuery(query('/api/playbook'))
  const { data: editions } = useQuery(query('/api/playbook/editions'))
  if (error) return <ErrorState error={error} retry={refetch} />
  if (!data) return <Skeleton active />
  const playbook = data.playbook as Playbook // what is stored was read with every default filled in
  const items = editions?.items ?? []
  const tabs = [
    { key: 'stages', label: t.stages, children: <Stages playbook={playbook} /> },
    { key: 'claims', label: t.claims, children: <Claims playbook={playbook} /> },
    { key: 'lights', label: t.lights, children: <Lights playbook={playbook} /> },
    { key: 'counting', label: t.counting, children: <Counting playbook={playbook} /> },
    { key: 'scores', label: t.scores, children: <Scores playbook={playbook} /> },
    { key: 'settings', label: t.settings, children: <Settings playbook={playbook} /> },
    { key: 'dictionaries', label: t.dictionaries, children: <Dictionaries playbook={playbook} /> },
    { key: 'rates', label: t.rates, children: <Rates playbook={playbook} /> },
    { key: 'versions', label: t.versions, children: <Editions items={items} /> },
    ...(editions?.can.includes('activate')
      ? [{ key: 'try', label: t.try_new, children: <TryOut playbook={playbook} editions={items} /> }]
      : []),
  ]
  return (
    <div className="playbook">
      <PageHead title={pick(playbook.name)}>
        <Tag color="success">
          {t.in_force} · {t.version(data.number)} · {t.effective} {data.effective_on}
        </Tag>
      </PageHead>
      <Tabs className="playbook-tabs" items={tabs} />
    </div>
  )
}
