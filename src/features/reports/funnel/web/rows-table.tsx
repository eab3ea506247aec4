import { Table } from 'antd'
import { chinese, pick, useText } from '#ui/text.ts'
import { text as words } from '../text.ts'
import type { Funnel } from './answers.ts'
import { Count, share } from './count.tsx'
import { text } from './text.ts'

type Row = Funnel['rows'][number]

/** The conversion of each source, unit, industry or month, step by step. */
export function RowsTable({ report }: { report: Funnel }) {
  const t = useText(text)
  const w = useText(words)
  const { steps, rows, by } = report
  const name = (row: Row) => chinese(pick(row.label))
  const right = { align: 'right' as const }
  // Every lead reaches the first step.
  const further = steps.map((step, at) => ({ ...step, at })).slice(1)
  return (
    <Table<Row>
      size="small"
      rowKey={({ key }) => key ?? ''}
      dataSource={rows}
      pagination={{ pageSize: 40, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 240 + further.length * 92 }}
      columns={[
        { key: 'name', title: w[`by_${by}`], fixed: 'left', width: 120, render: (row: Row) => name(row) },
        {
          key: 'came',
          title: t.came,
          width: 78,
          ...right,
          render: (row: Row) => <Count n={row.came} list={row.projects} label={name(row)} />,
        },
        ...further.map(({ at, stage, lists, ...step }) => ({
          key: stage,
          title: chinese(pick(step)),
          width: 92,
          ...right,
          render: (row: Row) => {
            const n = row.reached[at] ?? 0
            const list = { ...row.projects, reached: lists.reached.reached ?? '' }
            return (
              <>
                <Count n={n} list={list} label={`${name(row)} ${pick(step)}`} />{' '}
                {n > 0 && <small className="faint num">{share(n, row.came)}</small>}
              </>
            )
          },
        })),
        {
          key: 'ended',
          title: t.ended,
          width: 78,
          ...right,
          render: (row: Row) => (
            <Count
              n={row.ended}
              list={{ ...row.projects, status: 'lost,withdrawn' }}
              label={`${name(row)} ${t.ended}`}
            />
          ),
        },
      ]}
    />
  )
}
