import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, DatePicker, Segmented, Skeleton } from 'antd'
import dayjs from 'dayjs'
import { query } from '#app/web/client.ts'
import { DownloadOutlined } from '#ui/icons.tsx'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import type { Report } from './answers.ts'
import { Charts } from './charts.tsx'
import { Corrections } from './corrections.tsx'
import { Freeze } from './freeze.tsx'
import { Headlines } from './headlines.tsx'
import { LinesDrawer } from './lines-drawer.tsx'
import { usePlace, type View } from './place.ts'
import { ReportTable } from './report-table.tsx'
import './reports.css'
import { Scores } from './scores.tsx'
import { text } from './text.ts'
import { UnitPicker } from './unit-picker.tsx'

/** The month from approved claims alone: headlines, pictures, the table; every figure opens the claims behind it. */
export function Reports() {
  const t = useText(text)
  const [place, go] = usePlace()
  const { period, view, by, unit, clicked } = place
  const asked = { period, by, ...(unit && { unit }) }
  const { data, error, refetch } = useQuery({
    ...query('/api/reports', { query: asked }),
    placeholderData: keepPreviousData,
  })
  const names: Record<View, string> = {
    unit: t.by_unit,
    industry: t.by_industry,
    origin: t.by_origin,
    scores: t.scores,
  }
  return (
    <div className="reports">
      <PageHead title={t.title}>
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={t.month}
          value={dayjs(`${period}-01`)}
          onChange={(month) => month && go({ period: month.format('YYYY-MM') })}
        />
        {data && data.units.length > 1 && <UnitPicker report={data} choose={(id) => go({ unit: id })} />}
        <Segmented
          aria-label={t.title}
          value={view}
          onChange={(next) => go({ view: next })}
          options={Object.entries(names).map(([value, label]) => ({ value: value as View, label }))}
        />
        <Button
          icon={<DownloadOutlined />}
          href={`/api/reports/export?${new URLSearchParams({ ...asked, format: 'xlsx' })}`}
        >
          {t.export}
        </Button>
        <Link to="/reports/bulletin" search={{ period, ...(unit && { unit }) } as never}>
          {t.bulletin}
        </Link>
        <Link to="/reports/compare" search={{ a: period, ...(unit && { ua: unit, ub: unit }) } as never}>
          {t.compare}
        </Link>
        <Link to="/reports/combined">{t.combined}</Link>
        <Freeze period={period} report={data?.period === period ? data : undefined} />
      </PageHead>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 12 }} />}
      {!error && data && data.corrections.length > 0 && (
        <Corrections report={data} open={(figure) => go({ clicked: figure })} />
      )}
      {!error && data && view !== 'scores' && <Month report={data} place={place} go={go} />}
      {!error && view === 'scores' && <Scores period={period} unit={unit} />}
      {data && clicked && <LinesDrawer report={data} clicked={clicked} unit={unit} close={() => go({})} />}
    </div>
  )
}

function Month({
  report,
  place,
  go,
}: {
  report: Report
  place: ReturnType<typeof usePlace>[0]
  go: ReturnType<typeof usePlace>[1]
}) {
  const t = useText(text)
  const indicator = report.indicators.find((one) => one.id === place.indicator) ?? report.indicators.at(-1)
  const open = (clicked: unknown) => go({ clicked })
  if (!indicator) return <EmptyState title={t.no_indicators} />
  return (
    <>
      <Headlines report={report} open={open} />
      <Charts report={report} indicator={indicator} open={open} />
      <ReportTable
        report={report}
        indicator={indicator}
        choose={(id) => go({ indicator: id })}
        descend={(id) => go({ unit: id })}
        open={open}
      />
    </>
  )
}
