import { Button, Segmented, Table } from 'antd'
import { chinese, pick, useText } from '#ui/text.ts'
import type { Clicked, Report, Row } from './answers.ts'
import { Change, Figure, Schedule, TargetValue } from './figure.tsx'
import { text } from './text.ts'

interface Shown {
  report: Report
  indicator: Report['indicators'][number]
  choose: (indicator: string) => void
  /** Puts a unit at the top. */
  descend: (unit: string) => void
  open: (clicked: Clicked) => void
}

/** One indicator at a time, row by row, with rank; the last line is the total. */
export function ReportTable({ report, indicator, choose, descend, open }: Shown) {
  const t = useText(text)
  return (
    <section aria-label={t.table}>
      <div className="report-choice">
        <Segmented
          aria-label={t.indicator}
          value={indicator.id}
          onChange={choose}
          options={report.indicators.map((one) => ({ value: one.id, label: pick(one) }))}
        />
      </div>
      <Rows report={report} indicator={indicator} descend={descend} open={open} />
      <p className="faint">{t.none_hint}</p>
    </section>
  )
}

function Rows({ report, indicator, descend, open }: Omit<Shown, 'choose'>) {
  const t = useText(text)
  const columns = useColumns({ report, indicator, descend, open })
  return (
    <Table<Row>
      size="small"
      rowKey="key"
      columns={columns}
      dataSource={report.rows}
      pagination={false}
      scroll={{ x: 160 + (columns.length - 1) * 108 }}
      locale={{ emptyText: t.none }}
      summary={() => (
        <Table.Summary.Row className="report-total">
          {columns.map(({ key, align, render }, at) => (
            <Table.Summary.Cell key={key} index={at} align={align}>
              {key === 'name' ? t.total : render(report.total)}
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
  )
}

interface Column {
  key: string
  title: string
  align?: 'right'
  fixed?: 'left'
  width?: number
  render: (row: Row) => React.ReactNode
  sorter?: (a: Row, b: Row) => number
}

function useColumns({ report, indicator, descend, open }: Omit<Shown, 'choose'>): Column[] {
  const t = useText(text)
  const { id, measure } = indicator
  const of = (row: Row) => row.indicators[id]!
  const sum = (key: 'month' | 'year' | 'cumulative', title: string): Column => ({
    key,
    title,
    align: 'right',
    sorter: (a, b) => size(of(a)[key], measure) - size(of(b)[key], measure),
    render: (row) => (
      <Figure
        figures={of(row)}
        span={key}
        measure={measure}
        open={() => open({ indicator: id, span: key, ...(row !== report.total && { key: row.key }) })}
      />
    ),
  })
  const sums = [
    {
      key: 'name',
      title: t.name,
      fixed: 'left' as const,
      width: 150,
      render: (row: Row) => <Name {...{ report, row, descend }} />,
    },
    sum('month', t.this_month),
    sum('year', t.this_year),
    { key: 'yoy', title: t.yoy, align: 'right' as const, render: (row: Row) => <Change percent={of(row).yoy_year} /> },
    sum('cumulative', t.cumulative),
  ]
  if (report.by !== 'unit') return sums
  return [
    {
      key: 'rank',
      title: t.rank,
      width: 64,
      render: (row) => of(row).rank,
      sorter: (a, b) => (of(a).rank ?? 99) - (of(b).rank ?? 99),
    },
    ...sums,
    {
      key: 'target',
      title: t.target,
      align: 'right',
      render: (row) => {
        const { target } = of(row)
        return target === null ? <span className="faint">—</span> : <TargetValue target={target} measure={measure} />
      },
    },
    {
      key: 'completion',
      title: t.completion,
      align: 'right',
      sorter: (a, b) => Number(of(a).completion ?? -1) - Number(of(b).completion ?? -1),
      render: (row) => (of(row).completion === null ? <span className="faint">—</span> : `${of(row).completion}%`),
    },
    { key: 'schedule', title: t.schedule, align: 'right', render: (row) => <Schedule points={of(row).schedule_pp} /> },
  ]
}

/** A unit with others below it leads into its own report. */
function Name({ report, row, descend }: { report: Report; row: Row; descend: Shown['descend'] }) {
  const t = useText(text)
  const name = chinese(pick(row.label))
  if (report.by === 'unit' && row.key === report.unit.id && report.rows.length > 1) return <>{t.itself(name)}</>
  const leads = report.by === 'unit' && report.units.some((unit) => unit.parent_id === row.key)
  if (!leads || row.key === report.unit.id) return <>{name}</>
  return (
    <Button type="link" size="small" className="report-descend" onClick={() => descend(row.key)}>
      {name}
    </Button>
  )
}

function size(sum: { n: number; cny: string }, measure: 'count' | 'amount'): number {
  return measure === 'count' ? sum.n : Number(sum.cny)
}
