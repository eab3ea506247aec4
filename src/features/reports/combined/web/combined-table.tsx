import { Link } from '@tanstack/react-router'
import { Button, Table } from 'antd'
import type { Answer } from '#app/web/client.ts'
import { EmptyState } from '#ui/nothing.tsx'
import { chinese, pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { indicatorOf } from '../model.ts'
import { text } from './text.ts'

export type Combined = Answer<'/api/reports/combined', 'get'>
type Row = Combined['rows'][number]
type Measure = Combined['measures'][number]

/** A figure counted from claims that was clicked: the indicator, and the row that it stands in. */
export interface Behind {
  indicator: string
  keys: (string | null)[]
}

interface Shown {
  report: Combined
  sort?: { by: string | undefined; direction: string | undefined; set: (sort?: string, direction?: string) => void }
  open?: (behind: Behind) => void
}

/** The groups, each followed by those below it, and the whole. Projects open as a list, counted figures as their claims. */
export function CombinedTable({ report, sort, open }: Shown) {
  const t = useText(text)
  const columns = report.measures.map((measure) => ({
    key: measure.id,
    title: chinese(pick(measure)),
    align: 'right' as const,
    width: 136,
    sorter: Boolean(sort),
    sortOrder: sort?.by === measure.id ? (sort.direction === 'asc' ? ('ascend' as const) : ('descend' as const)) : null,
    render: (row: Row) => <Figure {...{ measure, open }} values={row.values} projects={row.projects} keys={row.keys} />,
  }))
  return (
    <Table<Row>
      size="small"
      className="combined-figures"
      rowKey={({ keys }) => JSON.stringify(keys)}
      rowClassName={({ level }) => (level === 0 && report.groups.length > 1 ? 'combined-group' : '')}
      dataSource={report.rows}
      pagination={false}
      scroll={{ x: 150 + columns.length * 136 }}
      locale={{ emptyText: <EmptyState title={t.empty} hint={t.empty_hint} /> }}
      onChange={(_page, _filters, sorter) => {
        const { columnKey, order } = Array.isArray(sorter) ? sorter[0]! : sorter
        sort?.set(order ? String(columnKey) : undefined, order === 'ascend' ? 'asc' : undefined)
      }}
      columns={[
        {
          key: 'group',
          title: t.group,
          fixed: 'left' as const,
          width: 150,
          render: ({ level, label }: Row) => <span className={`combined-level-${level}`}>{chinese(pick(label))}</span>,
        },
        ...columns,
      ]}
      summary={() => (
        <Table.Summary.Row className="report-total">
          <Table.Summary.Cell index={0}>{t.total}</Table.Summary.Cell>
          {report.measures.map((measure, at) => (
            <Table.Summary.Cell key={measure.id} index={at + 1} align="right">
              <Figure {...{ measure, open }} {...report.total} keys={[]} />
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
  )
}

interface Told {
  measure: Measure
  values: Row['values']
  projects: Row['projects']
  keys: Row['keys']
  open: Shown['open']
}

function Figure({ measure, values, projects, keys, open }: Told) {
  const value = values[measure.id] ?? null
  const said = measure.kind === 'amount' ? <Yuan value={value} /> : <span className="num">{value}</span>
  if (value === null || Number(value) === 0) return <span className="faint">{said}</span>
  if (measure.of === 'projects')
    return (
      <Link to="/projects" search={projects as never}>
        {said}
      </Link>
    )
  if (!open) return said
  return (
    <Button type="link" size="small" onClick={() => open({ indicator: indicatorOf(measure.id), keys })}>
      {said}
    </Button>
  )
}
