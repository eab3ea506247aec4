import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Alert, Button, Skeleton } from 'antd'
import { query } from '#app/web/client.ts'
import { sayInstant } from '#ui/day.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import '../../web/reports.css'
import { CombinedTable } from './combined-table.tsx'
import './combined.css'
import { text } from './text.ts'

/** A report as the clock made it, with the way to the same as it stands now. */
export function RunScreen() {
  const t = useText(text)
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useQuery(query('/api/reports/runs/{id}', { path: { id } }))
  if (error) return <ErrorState error={error} retry={refetch} />
  if (!data) return <Skeleton active paragraph={{ rows: 12 }} />
  return (
    <div className="reports">
      <PageHead title={data.name}>
        <span className="faint">{t.made_at(sayInstant(data.made_at))}</span>
        <Button onClick={() => print()}>{t.print}</Button>
        <Link to="/reports/combined" search={data.asked as never}>
          {t.open_now}
        </Link>
      </PageHead>
      {data.narrowed && <Alert type="info" showIcon title={t.narrowed} />}
      <CombinedTable report={data.report} />
      <p className="faint">{t.as_made}</p>
    </div>
  )
}
