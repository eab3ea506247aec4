import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, DatePicker, Segmented, Skeleton, Typography } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { query } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { Breakdown } from '../model.ts'
import type { Clicked } from './answers.ts'
import { Charts } from './charts.tsx'
import { Freeze } from './freeze.tsx'
import { Headlines } from './headlines.tsx'
import { LinesDrawer } from './lines-drawer.tsx'
import { ReportTable } from './report-table.tsx'
import './reports.css'
import { Scores } from './scores.tsx'
import { text } from './text.ts'

const views = ['unit', 'industry', 'origin', 'scores'] as const

/** The month from approved claims alone: headlines, pictures, the table; every figure opens the claims behind it. */
export function Reports() {
  const t = useText(text)
  const search = useSearch({ strict: false }) as { period?: string; by?: string }
  const navigate = useNavigate()
  const period = search.period ?? dayjs().format('YYYY-MM')
  const view = views.find((one) => one === search.by) ?? 'unit'
  const by: Breakdown = view === 'scores' ? 'unit' : view
  const [clicked, setClicked] = useState<Clicked>()
  const { data, error } = useQuery(query('/api/reports', { query: { period, by } }))
  const go = (changed: Record<string, string>) =>
    void navigate({ to: '/reports', search: { ...search, ...changed } as never })
  const names = { unit: t.by_unit, industry: t.by_industry, origin: t.by_origin, scores: t.scores }
  return (
    <div className="reports">
      <header className="page-head">
        <Typography.Title level={3}>{t.title}</Typography.Title>
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={t.month}
          value={dayjs(`${period}-01`)}
          onChange={(month) => month && go({ period: month.format('YYYY-MM') })}
        />
        <Segmented
          value={view}
          onChange={(next) => go({ by: next })}
          options={views.map((one) => ({ value: one, label: names[one] }))}
        />
        <Freeze period={period} frozen={data?.frozen ?? null} />
      </header>
      {error && <Alert type="error" showIcon title={error.message} />}
      {!data && !error && <Skeleton active />}
      {data && view !== 'scores' && (
        <>
          <Headlines report={data} open={setClicked} />
          <Charts report={data} open={setClicked} />
          <ReportTable report={data} open={setClicked} />
        </>
      )}
      {view === 'scores' && <Scores period={period} />}
      {data && clicked && <LinesDrawer report={data} clicked={clicked} close={() => setClicked(undefined)} />}
    </div>
  )
}
