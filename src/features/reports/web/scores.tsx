import { useQuery } from '@tanstack/react-query'
import { Skeleton, Table, Tag } from 'antd'
import { type Answer, query } from '#app/web/client.ts'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import { text } from './text.ts'

type Scored = Answer<'/api/reports/score', 'get'>['items'][number]

/** Units by their score, each unfolded to how every point was worked out. */
export function Scores({ period, unit }: { period: string; unit: string | undefined }) {
  const t = useText(text)
  const asked = { period, ...(unit && { unit }) }
  const { data, error, refetch } = useQuery(query('/api/reports/score', { query: asked }))
  if (error) return <ErrorState error={error} retry={refetch} />
  if (!data) return <Skeleton active />
  return (
    <Table<Scored>
      size="small"
      rowKey={(scored) => scored.unit.id}
      dataSource={data.items}
      pagination={false}
      scroll={{ x: 340 }}
      locale={{ emptyText: <EmptyState title={t.none} hint={t.none_hint} /> }}
      columns={[
        { title: t.rank, dataIndex: 'rank', width: 64 },
        { title: t.name, dataIndex: ['unit', 'name'] },
        {
          title: t.score,
          key: 'score',
          align: 'right',
          render: ({ total, subtotal }: Scored) => (
            <>
              {total === null && <Tag>{t.partial}</Tag>} <strong>{total ?? subtotal}</strong>
            </>
          ),
        },
      ]}
      expandable={{ expandedRowRender: (scored) => <Working scored={scored} />, expandRowByClick: true }}
    />
  )
}

function Working({ scored }: { scored: Scored }) {
  const t = useText(text)
  return (
    <ol className="working" aria-label={t.working}>
      {scored.items.map((item) => (
        <li key={item.id}>
          <span className="working-name">{pick(item.label)}</span>
          <strong className="working-points">
            {item.points ?? '—'} / {item.weight}
          </strong>
          <span className="working-line">{pick(item.working)}</span>
          <span className="working-formula">{pick(item.formula)}</span>
        </li>
      ))}
    </ol>
  )
}
