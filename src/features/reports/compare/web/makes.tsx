import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Skeleton, Table } from 'antd'
import { query } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import type { Report } from '../../web/answers.ts'
import { apart } from '../model.ts'
import { Said } from './pair-table.tsx'
import type { Compared } from './place.ts'
import { text } from './text.ts'

const most = 200

/** The projects that make the difference of the chosen indicator: what counts on one side and not, or otherwise, on the other. */
export function Makes({ compared, indicator }: { compared: Compared; indicator: Report['indicators'][number] }) {
  const t = useText(text)
  const { by, span } = compared
  const sides = useQueries({
    queries: [compared.a, compared.b].map((side) =>
      query('/api/reports/lines', { query: { ...side, by, span, indicator: indicator.id, limit: most } }),
    ),
  })
  const failed = sides.find(({ error }) => error)
  if (failed?.error) return <ErrorState error={failed.error} retry={failed.refetch} />
  const [a, b] = sides.map(({ data }) => data)
  if (!a || !b) return <Skeleton active />
  const rows = apart(indicator.measure, a.items, b.items)
  return (
    <section>
      <h2 className="compare-heading">{t.makes}</h2>
      {(a.next || b.next) && <Alert type="info" title={t.only_first(most)} />}
      <Table
        size="small"
        rowKey={({ project }) => project.id}
        dataSource={rows}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: a.items.length + b.items.length === 0 ? t.none : t.equal }}
        columns={[
          {
            key: 'project',
            title: t.project,
            render: ({ project }) => <Link to={`/projects/${project.id}`}>{project.name}</Link>,
          },
          {
            key: 'a',
            title: t.left,
            align: 'right',
            width: 150,
            render: (row) => <Said sum={row.a} measure={indicator.measure} />,
          },
          {
            key: 'b',
            title: t.right,
            align: 'right',
            width: 150,
            render: (row) => <Said sum={row.b} measure={indicator.measure} />,
          },
          {
            key: 'difference',
            title: t.difference,
            align: 'right',
            width: 160,
            responsive: ['md'],
            render: (row) => <Said sum={row.difference} measure={indicator.measure} signed />,
          },
        ]}
      />
    </section>
  )
}
