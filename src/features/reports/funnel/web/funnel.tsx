import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Card, Skeleton, Space } from 'antd'
import { query } from '#app/web/client.ts'
import { ActMenu } from '#ui/act-menu.tsx'
import { DownloadOutlined } from '#ui/icons.tsx'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import { type Asked, useAsked } from '../../saved/web/asked.ts'
import { SavedMenu } from '../../saved/web/saved-menu.tsx'
import '../../web/reports.css'
import type { Funnel } from './answers.ts'
import { Chooser } from './chooser.tsx'
import { Endings } from './endings.tsx'
import './funnel.css'
import { FunnelPicture } from './picture.tsx'
import { RowsTable } from './rows-table.tsx'
import { StepsTable } from './steps-table.tsx'
import { text } from './text.ts'

/** Where leads come from, how far they come, how long each step takes, where they end and why. */
export function FunnelScreen() {
  const t = useText(text)
  const { asked, view, go } = useAsked('funnel')
  const { data, error, refetch } = useQuery({
    ...query('/api/reports/funnel', { query: asked }),
    placeholderData: keepPreviousData,
  })
  return (
    <div className="reports">
      <PageHead title={t.title}>
        <Space>
          <SavedMenu subject="funnel" asked={asked} view={view} />
          <Exports asked={asked} />
          <Button onClick={() => print()}>{t.print}</Button>
        </Space>
      </PageHead>
      <Chooser asked={asked} go={go} />
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 12 }} />}
      {data && !error && data.came === 0 && <EmptyState title={t.empty} hint={t.empty_hint} />}
      {data && !error && data.came > 0 && <Shown report={data} />}
      <p className="faint">{t.note}</p>
    </div>
  )
}

function Shown({ report }: { report: Funnel }) {
  const t = useText(text)
  return (
    <>
      <div className="funnel-sides">
        <Card size="small" title={t.picture}>
          <FunnelPicture report={report} />
        </Card>
        <Card size="small" title={t.steps}>
          <StepsTable report={report} />
        </Card>
      </div>
      <Card size="small" title={t.rows}>
        <RowsTable report={report} />
      </Card>
      <Card size="small" title={t.endings}>
        <Endings report={report} />
      </Card>
    </>
  )
}

function Exports({ asked }: { asked: Asked }) {
  const t = useText(text)
  const items = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: (
      <a href={`/api/reports/funnel/export?${new URLSearchParams({ ...asked, format })}`} download>
        .{format}
      </a>
    ),
  }))
  return (
    <ActMenu menu={{ items }}>
      <Button icon={<DownloadOutlined />}>{t.export}</Button>
    </ActMenu>
  )
}
