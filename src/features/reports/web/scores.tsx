import { useQuery } from '@tanstack/react-query'
import { Alert, Skeleton, Table, Tag } from 'antd'
import { type Answer, query } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { text } from './text.ts'

type Scored = Answer<'/api/reports/score', 'get'>['items'][number]

/** Units by their score, each unfolded to how every point was worked out. */
export function Scores({ period }: { period: string }) {
  const t = useText(text)
  const { data, error } = useQuery(query('/api/reports/score', { query: { period } }))
  if (error) return <Alert type="error" showIcon title={error.message} />
  if (!data) return <Skeleton active />
  return (
    <Table<Scored>
      size="small"
      rowKey={(scored) => scored.unit.id}
      dataSource={data.items}
      pagination={false}
      scroll={{ x: 520 }}
      columns={[
        { title: t.rank, dataIndex: 'rank', width: 70 },
        { title: t.name, dataIndex: ['unit', 'name'] },
        {
          title: t.score,
          key: 'score',
          align: 'right',
          render: (scored: Scored) => <strong>{scored.total ?? scored.subtotal}</strong>,
        },
        { title: '', key: 'note', render: (scored: Scored) => scored.total === null && <Tag>{t.partial}</Tag> },
      ]}
      expandable={{ expandedRowRender: (scored) => <Working scored={scored} /> }}
    />
  )
}

function Working({ scored }: { scored: Scored }) {
  return (
    <ul className="working">
      {scored.items.map((item) => (
        <li key={item.id}>
          <strong>{pick(item.label)}</strong> {item.points ?? '—'} / {item.weight} <span>{pick(item.working)}</span>
          <code>{item.formula}</code>
        </li>
      ))}
    </ul>
  )
}
