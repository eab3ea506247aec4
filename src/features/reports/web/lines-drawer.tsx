import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Drawer, Segmented, Table, Tag } from 'antd'
import { useState } from 'react'
import { type Answer, send } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import type { Clicked, Report } from './answers.ts'
import { text } from './text.ts'

type Line = Answer<'/api/reports/lines', 'get'>['items'][number]

/** What is behind a figure, down to the claim and its voucher; and what stays out of it, with the reason. */
export function LinesDrawer({ report, clicked, close }: { report: Report; clicked: Clicked; close: () => void }) {
  const t = useText(text)
  const [excluded, setExcluded] = useState<'false' | 'true'>('false')
  const { indicator, span, key } = clicked
  const asked = { period: report.period, by: report.by, indicator, span, key, excluded, limit: 100 }
  const { data, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['/api/reports/lines', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/reports/lines', { query: { ...asked, cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const row = key === undefined ? report.total : report.rows.find((one) => one.key === key)
  const spans = { month: t.this_month, year: t.this_year, cumulative: t.cumulative }
  const what = `${pick(report.indicators.find((one) => one.id === indicator))} · ${pick(row?.label)}`
  const columns = [
    {
      title: t.project,
      key: 'project',
      render: (line: Line) => (
        <Link to="/projects/$id" params={{ id: line.project.id }}>
          {line.project.name}
        </Link>
      ),
    },
    { title: t.unit, dataIndex: ['unit', 'name'] },
    { title: t.event_on, dataIndex: 'event_on' },
    {
      title: t.approved_on,
      key: 'posted_on',
      render: (line: Line) => (
        <>
          {line.posted_on} {line.corrects && <Tag color="warning">{t.corrects(line.corrects)}</Tag>}
        </>
      ),
    },
    excluded === 'true'
      ? { title: t.why, key: 'why', render: (line: Line) => pick(line.excluded_because ?? undefined) }
      : { title: t.amount, key: 'cny', align: 'right' as const, render: (line: Line) => <Yuan value={line.cny} /> },
    { title: t.number, dataIndex: 'n', align: 'right' as const },
    {
      title: t.voucher,
      key: 'claim',
      render: (line: Line) => (
        <Link to="/review" search={{ view: 'approved', claim: line.claim_id } as never}>
          {line.voucher_number || t.voucher} ({line.evidence})
        </Link>
      ),
    },
  ]
  return (
    <Drawer open size="large" title={t.lines_title(what, spans[span])} onClose={close} rootClassName="report-lines">
      <Segmented
        value={excluded}
        onChange={setExcluded}
        options={[
          { value: 'false', label: t.counted },
          { value: 'true', label: t.left_out },
        ]}
      />
      <Table<Line>
        size="small"
        rowKey="id"
        loading={isPending}
        columns={columns}
        dataSource={data?.pages.flatMap((page) => page.items)}
        pagination={false}
        scroll={{ x: 760 }}
      />
      {hasNextPage && (
        <Button block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Drawer>
  )
}
