import { useQuery } from '@tanstack/react-query'
import { Collapse, Select, Skeleton, Space, Tag } from 'antd'
import { useState } from 'react'
import { type Answer, query } from '#app/web/client.ts'
import { sayInstant } from '#ui/day.ts'
import { Lines } from '#ui/lines.tsx'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import { text } from './text.ts'

export type Edition = Answer<'/api/playbook/editions', 'get'>['items'][number]

/** Every version with its day, who put it in force and its YAML; above them what differs between any two. */
export function Editions({ items }: { items: Edition[] }) {
  const t = useText(text)
  return (
    <>
      {items.length > 1 && <Comparison items={items} />}
      <Collapse
        items={items.map((edition) => ({
          key: edition.id,
          label: (
            <Space wrap size="small">
              <strong>{t.version(edition.number)}</strong>
              <span>
                {t.effective} {edition.effective_on}
              </span>
              {edition.in_force && <Tag color="success">{t.in_force}</Tag>}
              {edition.to_come && <Tag color="processing">{t.to_come}</Tag>}
              <span className="origin">
                {t.activated_by(edition.activated_by ?? t.system, sayInstant(edition.activated_at))}
              </span>
            </Space>
          ),
          children: <pre className="yaml">{edition.source}</pre>,
        }))}
      />
    </>
  )
}

/** The newest two at first: what the last change was. */
function Comparison({ items }: { items: Edition[] }) {
  const t = useText(text)
  const [from, setFrom] = useState(items[1]?.id ?? '')
  const [to, setTo] = useState(items[0]?.id ?? '')
  const { data, error, refetch } = useQuery(query('/api/playbook/differences', { query: { from, to } }))
  const options = items.map(({ id, number, effective_on }) => ({
    value: id,
    label: `${t.version(number)} · ${effective_on}`,
  }))
  return (
    <section className="comparison">
      <Space wrap>
        {t.compare}
        <Select aria-label={t.compare_from} value={from} onChange={setFrom} options={options} />
        →
        <Select aria-label={t.compare_to} value={to} onChange={setTo} options={options} />
      </Space>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data?.items.length === 0 && <EmptyState title={t.same} />}
      {data && (
        <Lines of={data.items} keyOf={(one) => one.en}>
          {(one) => pick(one)}
        </Lines>
      )}
    </section>
  )
}
