import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { query } from '#app/web/client.ts'
import { DownloadOutlined } from '#ui/icons.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import { type Asked, useAsked } from '../../saved/web/asked.ts'
import { SavedMenu, useSaved } from '../../saved/web/saved-menu.tsx'
import '../../web/reports.css'
import { BehindDrawer } from './behind.tsx'
import { Chooser } from './chooser.tsx'
import { CombinedChart } from './combined-chart.tsx'
import { type Behind, CombinedTable } from './combined-table.tsx'
import './combined.css'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { text } from './text.ts'

/** A report of the reader's own: chosen columns and groups, saved, exported, made by the clock. */
export function CombinedScreen() {
  const t = useText(text)
  const { asked, view, go } = useAsked('combined')
  const [behind, setBehind] = useState<Behind>()
  const { data, error, refetch } = useQuery({
    ...query('/api/reports/combined', { query: asked }),
    placeholderData: keepPreviousData,
  })
  const sort = {
    by: asked.sort,
    direction: asked.direction,
    set: (by?: string, direction?: string) => go({ sort: by, direction }),
  }
  return (
    <div className="reports">
      <PageHead title={t.title}>
        <SavedMenu subject="combined" asked={asked} view={view} />
        <Schedule asked={asked} view={view} />
        <Button
          icon={<DownloadOutlined />}
          href={`/api/reports/combined/export?${new URLSearchParams({ ...asked, format: 'xlsx' })}`}
        >
          {t.export}
        </Button>
        <Button onClick={() => print()}>{t.print}</Button>
        <Link to="/reports">{t.back}</Link>
      </PageHead>
      <Chooser asked={asked} report={data} go={go} />
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 12 }} />}
      {data && !error && <CombinedChart report={data} sorted={asked.sort} open={setBehind} />}
      {data && !error && <CombinedTable report={data} sort={sort} open={setBehind} />}
      <p className="faint">{t.money}</p>
      {data && behind && <BehindDrawer {...{ report: data, asked, behind }} close={() => setBehind(undefined)} />}
    </div>
  )
}

/** The saved report made by the clock. */
function Schedule({ asked, view }: { asked: Asked; view: string | undefined }) {
  const t = useText(text)
  const saved = useSaved('combined').find(({ id }) => id === view)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.schedule}</Button>
      {open && <ScheduleDialog asked={asked} view={saved} close={() => setOpen(false)} />}
    </>
  )
}
