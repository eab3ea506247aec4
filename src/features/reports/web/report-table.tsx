import { Alert, Select, Table, Typography } from 'antd'
import { useState } from 'react'
import { sayYuan } from '#ui/amount.ts'
import { pick, useLanguage, useText } from '#ui/text.ts'
import type { Clicked, Report } from './answers.ts'
import { Change, Figure, Schedule } from './figure.tsx'
import { text } from './text.ts'

type Row = Report['rows'][number]

/** One indicator at a time, row by row, with rank; the last line is the total. */
export function ReportTable({ report, open }: { report: Report; open: (clicked: Clicked) => void }) {
  const t = useText(text)
  const language = useLanguage()
  const [chosen, setChosen] = useState(report.indicators.at(-1)?.id ?? '')
  const indicator = report.indicators.find((one) => one.id === chosen) ?? report.indicators[0]
  if (!indicator) return null
  const { id, measure } = indicator
  const figures = (row: Row) => row.indicators[id]!
  const cell = (span: 'month' | 'year' | 'cumulative') => (row: Row) => (
    <Figure
      figures={figures(row)}
      span={span}
      measure={measure}
      open={() => open({ indicator: id, span, ...(row !== report.total && { key: row.key }) })}
    />
  )
  const target = (row: Row) => {
    const value = figures(row).target
    return value === null ? '—' : measure === 'count' ? Number(value) : sayYuan(value, language)
  }
  const right = { align: 'right' as const }
  const columns = [
    { title: t.rank, key: 'rank', width: 60, render: (row: Row) => figures(row).rank ?? '' },
    { title: t.name, key: 'name', render: (row: Row) => pick(row.label) },
    { title: t.this_month, key: 'month', ...right, render: cell('month') },
    {
      title: t.this_year,
      key: 'year',
      ...right,
      render: cell('year'),
      sorter: (a: Row, b: Row) => Number(figures(a).year.cny) - Number(figures(b).year.cny),
    },
    { title: t.cumulative, key: 'cumulative', ...right, render: cell('cumulative') },
    { title: t.yoy, key: 'yoy', ...right, render: (row: Row) => <Change percent={figures(row).yoy_year} /> },
    { title: t.target, key: 'target', ...right, render: target },
    {
      title: t.completion,
      key: 'completion',
      ...right,
      render: (row: Row) => (figures(row).completion === null ? '—' : `${figures(row).completion}%`),
    },
    {
      title: t.schedule,
      key: 'schedule',
      ...right,
      render: (row: Row) => <Schedule points={figures(row).schedule_pp} />,
    },
  ]
  return (
    <section>
      <div className="report-choice">
        <Select
          aria-label={t.name}
          value={id}
          onChange={setChosen}
          options={report.indicators.map((one) => ({ value: one.id, label: pick(one) }))}
          style={{ width: 180 }}
        />
        {report.corrections.length > 0 && (
          <Alert
            type="info"
            title={t.corrections}
            description={report.corrections
              .map(
                (one) =>
                  `${pick(report.indicators.find((each) => each.id === one.indicator))} ${one.n} / ${sayYuan(one.cny, language)}`,
              )
              .join('; ')}
          />
        )}
      </div>
      <Table<Row>
        size="small"
        rowKey="key"
        columns={columns}
        dataSource={report.rows}
        pagination={false}
        scroll={{ x: 860 }}
        locale={{ emptyText: `${t.none} · ${t.none_hint}` }}
        summary={() => (
          <Table.Summary.Row className="report-total">
            {columns.map((column, at) => (
              <Table.Summary.Cell key={column.key} index={at} align={'align' in column ? column.align : undefined}>
                {column.key === 'rank' ? '' : (column.render(report.total) as React.ReactNode)}
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        )}
      />
      <Typography.Text type="secondary">{t.none_hint}</Typography.Text>
    </section>
  )
}
