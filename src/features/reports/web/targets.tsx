import { useQuery } from '@tanstack/react-query'
import { App, Button, InputNumber, Skeleton, Table, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, query, useSend } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import './reports.css'
import { text } from './text.ts'

type Targets = Answer<'/api/targets', 'get'>
type Unit = Targets['units'][number]

/** The year's targets, unit by unit: a grid that is typed into and saved as one. Amounts in 万元. */
export function TargetsScreen() {
  const t = useText(text)
  const { message } = App.useApp()
  const [year, setYear] = useState(new Date().getFullYear())
  const [changed, setChanged] = useState<Record<string, number | null>>({})
  const { data } = useQuery(query('/api/targets', { query: { year } }))
  const save = useSend('put', '/api/targets', {
    refresh: ['/api/targets', '/api/reports'],
    onSuccess: () => {
      setChanged({})
      message.success(t.saved)
    },
  })
  if (!data) return <Skeleton active />
  const columns = [
    {
      title: t.unit,
      key: 'unit',
      fixed: 'left' as const,
      width: 190,
      render: (unit: Unit) => <span style={{ paddingInlineStart: unit.depth * 14 }}>{unit.name}</span>,
    },
    ...data.indicators.map((indicator) => ({
      title: `${pick(indicator)} (${indicator.measure === 'count' ? t.count_unit : t.amount_unit})`,
      key: indicator.id,
      align: 'right' as const,
      render: (unit: Unit) => {
        const key = `${unit.id} ${indicator.id} ${indicator.measure}`
        const label = `${unit.name} ${pick(indicator)}`
        return (
          <InputNumber
            aria-label={label}
            min={0}
            precision={indicator.measure === 'count' ? 0 : 2}
            disabled={!unit.can.includes('set')}
            value={key in changed ? changed[key] : kept(data, unit.id, indicator)}
            onChange={(value) => setChanged({ ...changed, [key]: value })}
          />
        )
      },
    })),
  ]
  return (
    <div className="reports">
      <header className="page-head">
        <Typography.Title level={3}>{t.targets}</Typography.Title>
        <InputNumber
          aria-label={t.year}
          value={year}
          precision={0}
          min={1990}
          max={2100}
          onChange={(next) => next && setYear(next)}
        />
        <Button
          type="primary"
          disabled={Object.keys(changed).length === 0}
          loading={save.isPending}
          onClick={() => save.mutate({ query: { year }, body: { items: lines(changed) } })}
        >
          {t.save}
        </Button>
      </header>
      <Table<Unit>
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={data.units}
        pagination={false}
        scroll={{ x: 190 + data.indicators.length * 150 }}
      />
    </div>
  )
}

function kept(data: Targets, unitId: string, { id, measure }: Targets['indicators'][number]): number | null {
  const found = data.items.find((item) => item.unit_id === unitId && item.indicator === id && item.measure === measure)
  if (!found) return null
  return measure === 'amount' ? Number(found.value) / 10_000 : Number(found.value)
}

/** 万元 typed are yuan sent, as text. */
function lines(changed: Record<string, number | null>) {
  return Object.entries(changed).map(([key, value]) => {
    const [unit_id = '', indicator = '', measure = 'count'] = key.split(' ')
    const yuan = value === null ? null : measure === 'amount' ? (value * 10_000).toFixed(2) : String(value)
    return { unit_id, indicator, measure: measure as 'count' | 'amount', value: yuan }
  })
}
