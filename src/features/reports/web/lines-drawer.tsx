import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer, Segmented, Table, Tag } from 'antd'
import { useState } from 'react'
import { type Answer, send } from '#app/web/client.ts'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import type { Clicked, Report } from './answers.ts'
import { text } from './text.ts'
import { Voucher } from './voucher.tsx'

type Reported = Answer<'/api/reports/lines', 'get'>['items'][number]

/** A line as every report's drawer shows it. */
export type Line = Pick<
  Reported,
  | 'id'
  | 'project'
  | 'unit'
  | 'event_on'
  | 'posted_on'
  | 'corrects'
  | 'n'
  | 'cny'
  | 'claim_id'
  | 'evidence'
  | 'excluded_because'
> &
  Partial<Pick<Reported, 'agreement'>>

interface Shown {
  report: Report
  clicked: Clicked
  unit: string | undefined
  close: () => void
}

/** What is behind a figure, down to the claim and its voucher; and what stays out of it, with the reason. */
export function LinesDrawer({ report, clicked, unit, close }: Shown) {
  const t = useText(text)
  const [excluded, setExcluded] = useState<'false' | 'true'>('false')
  const lines = useLines(report, clicked, unit, excluded)
  const columns = useLineColumns(excluded === 'true')
  const rows = lines.data?.pages.flatMap((page) => page.items)
  return (
    <Drawer open size="large" title={useHeading(report, clicked)} onClose={close} rootClassName="report-lines">
      {clicked.span !== 'corrections' && (
        <Segmented
          value={excluded}
          onChange={setExcluded}
          options={[
            { value: 'false', label: t.counted },
            { value: 'true', label: t.left_out },
          ]}
        />
      )}
      {lines.error ? (
        <ErrorState error={lines.error} retry={lines.refetch} />
      ) : (
        <Table<Line>
          size="small"
          rowKey="id"
          loading={lines.isPending}
          columns={columns}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 680 }}
          locale={{ emptyText: <EmptyState title={excluded === 'true' ? t.none_left_out : t.none_counted} /> }}
          expandable={{
            expandedRowRender: (line) => <Voucher claim={line.claim_id} />,
            columnTitle: <span className="unseen">{t.voucher}</span>,
          }}
        />
      )}
      {lines.hasNextPage && (
        <Button block loading={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Drawer>
  )
}

function useLines(report: Report, clicked: Clicked, unit: string | undefined, excluded: 'false' | 'true') {
  const asked = { by: report.by, unit, excluded, limit: 100, ...clicked, period: clicked.period ?? report.period }
  return useInfiniteQuery({
    queryKey: ['/api/reports/lines', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/reports/lines', { query: { ...asked, cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** New signings · this year · the zone. */
function useHeading(report: Report, { indicator, span, key, place, period }: Clicked): string {
  const t = useText(text)
  const spans = { month: t.this_month, year: t.this_year, cumulative: t.cumulative, corrections: t.corrections }
  const row = report.rows.find((one) => one.key === key)
  const parts = [
    pick(report.indicators.find((one) => one.id === indicator)),
    period ?? report.period,
    period ? undefined : spans[span],
    row && pick(row.label),
    place && t[place],
  ]
  return parts.filter(Boolean).join(' · ')
}

/** What a line of a figure is shown by, whichever report the figure is of. */
export function useLineColumns(excluded: boolean) {
  const t = useText(text)
  const right = 'right' as const
  return [
    {
      title: t.project,
      key: 'project',
      render: ({ project, agreement }: Line) => (
        <>
          <Link to="/projects/$id" params={{ id: project.id }}>
            {project.name}
          </Link>{' '}
          {agreement && (
            <Link to="/transfers" search={{ view: 'ours', id: agreement.id } as never}>
              <Tag color="blue">{t.shared(Number(agreement.share).toString(), agreement.from, agreement.until)}</Tag>
            </Link>
          )}
        </>
      ),
    },
    { title: t.unit, key: 'unit', width: 110, render: ({ unit }: Line) => unit.name },
    { title: t.event_on, dataIndex: 'event_on', width: 104 },
    {
      title: t.approved_on,
      key: 'posted_on',
      width: 112,
      render: ({ posted_on, corrects }: Line) => (
        <>
          {posted_on} {corrects && <Tag color="warning">{t.corrects(corrects)}</Tag>}
        </>
      ),
    },
    ...(excluded
      ? [{ title: t.why, key: 'why', render: (line: Line) => pick(line.excluded_because ?? undefined) }]
      : [
          { title: t.number, dataIndex: 'n', align: right, width: 60 },
          { title: t.amount, key: 'cny', align: right, width: 120, render: (line: Line) => <Yuan value={line.cny} /> },
        ]),
    { title: t.evidence, dataIndex: 'evidence', align: right, width: 60 },
  ]
}
