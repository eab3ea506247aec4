import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button, InputNumber, Segmented, Skeleton, Table, Typography } from 'antd'
import { type ClipboardEvent, useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { today } from '#ui/day.ts'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { toldOf } from '#ui/seen.ts'
import { pick, useText } from '#ui/text.ts'
import './reports.css'
import { cellKey, isBlock, type Measure, pasted, sent, shown, type TargetUnit } from './target-cells.ts'
import { text } from './text.ts'

const views = ['count', 'amount', 'given'] as const

/** The year's targets, unit by unit: a grid that is typed into and saved as one. Amounts in 万元. */
export function TargetsScreen() {
  const t = useText(text)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { year?: string; measure?: string }
  const year = /^(19|20)\d{2}$/.test(search.year ?? '') ? Number(search.year) : Number(today().slice(0, 4))
  const measure: Measure = views.find((one) => one === search.measure) ?? 'amount'
  const [changed, setChanged] = useState<Record<string, string | null>>({})
  // What a colleague saves meanwhile appears by itself; what is typed answers to the version that its writer began with.
  const [begun, setBegun] = useState<number>()
  const { data, error, refetch } = useQuery(query('/api/targets', { query: { year } }))
  const change = (next: typeof changed) => {
    setBegun(Object.keys(next).length === 0 ? undefined : (begun ?? data?.version))
    setChanged(next)
  }
  const save = useSend('put', '/api/targets', {
    refresh: ['/api/targets', '/api/reports'],
    onSuccess: () => {
      change({})
      message.success(t.saved)
    },
    // Whoever was told looks at what stands now, and may save all the same.
    onError: (refusal) => setBegun(toldOf(refusal) || begun),
  })
  const go = (next: Record<string, string>) =>
    void navigate({ to: '/admin/targets', search: { ...search, ...next } as never })
  const count = Object.keys(changed).length
  const columns = data?.columns.filter((column) => column.measure === measure) ?? []
  function paste(event: ClipboardEvent, unit: TargetUnit, indicator: string) {
    const text = event.clipboardData.getData('text')
    if (!isBlock(text)) return
    event.preventDefault()
    const indicators = columns.map((column) => column.indicator)
    const rows = data?.units.map(({ id, can }) => (can.includes('set') ? id : undefined)) ?? []
    const { cells, left } = pasted(text, rows, indicators, [rows.indexOf(unit.id), indicators.indexOf(indicator)])
    const laid = cells.map(({ row, column, value }) => [cellKey(row, column, measure), value])
    change({ ...changed, ...Object.fromEntries(laid) })
    if (left > 0) message.warning(t.cells_left(left))
  }
  const names = { count: t.by_number, amount: t.by_amount, given: t.entered }
  return (
    <div className="reports">
      <PageHead title={t.targets}>
        <InputNumber
          aria-label={t.year}
          value={year}
          precision={0}
          min={1990}
          max={2100}
          disabled={count > 0}
          onChange={(next) => next && go({ year: String(next) })}
        />
        <Segmented
          aria-label={t.targets}
          value={measure}
          onChange={(next) => go({ measure: next })}
          options={views.map((one) => ({ value: one, label: names[one] }))}
        />
        <Button
          type="primary"
          disabled={count === 0}
          loading={save.isPending}
          onClick={() =>
            begun !== undefined && save.mutate({ query: { year }, body: { version: begun, items: sent(changed) } })
          }
        >
          {t.save_n(count)}
        </Button>
        {count > 0 && <Button onClick={() => change({})}>{t.undo}</Button>}
      </PageHead>
      <Typography.Text type="secondary">{t.targets_hint}</Typography.Text>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && columns.length === 0 && <EmptyState title={t.no_entered} />}
      {data && columns.length > 0 && (
        <Table<TargetUnit>
          size="small"
          rowKey="id"
          dataSource={data.units}
          pagination={false}
          sticky
          scroll={{ x: 190 + columns.length * 132 }}
          columns={[
            {
              title: measure === 'amount' ? `${t.unit} (${t.amount_unit})` : t.unit,
              key: 'unit',
              fixed: 'left',
              width: 190,
              render: (unit) => <div style={{ paddingInlineStart: unit.depth * 14 }}>{unit.name}</div>,
            },
            ...columns.map((column) => ({
              title: pick(column),
              key: column.indicator,
              align: 'right' as const,
              width: 132,
              render: (unit: TargetUnit) => {
                const key = cellKey(unit.id, column.indicator, measure)
                return (
                  <InputNumber<string>
                    stringMode
                    aria-label={`${unit.name} ${pick(column)} ${names[measure]}`}
                    className={key in changed ? 'target target-changed' : 'target'}
                    min="0"
                    precision={measure === 'amount' ? undefined : 0}
                    controls={false}
                    disabled={!unit.can.includes('set')}
                    value={key in changed ? changed[key] : shown(data.items, unit.id, column.indicator, measure)}
                    onPaste={(event) => paste(event, unit, column.indicator)}
                    onChange={(value) => change({ ...changed, [key]: value === '' ? null : value })}
                  />
                )
              },
            })),
          ]}
        />
      )}
    </div>
  )
}
