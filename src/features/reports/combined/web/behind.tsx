import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Drawer, Table } from 'antd'
import { send } from '#app/web/client.ts'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import { type Line, useLineColumns } from '../../web/lines-drawer.tsx'
import { text as words } from '../../web/text.ts'
import { Voucher } from '../../web/voucher.tsx'
import { indicatorOf } from '../model.ts'
import type { Asked } from './asked.ts'
import type { Behind, Combined } from './combined-table.tsx'

interface Shown {
  report: Combined
  asked: Asked
  behind: Behind
  close: () => void
}

/** The approved claims behind a figure, each with its voucher. */
export function BehindDrawer({ report, asked, behind, close }: Shown) {
  const t = useText(words)
  const columns = useLineColumns(false)
  const lines = useInfiniteQuery({
    queryKey: ['/api/reports/combined/lines', asked, behind],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/reports/combined/lines', { query: { ...asked, ...rowOf(behind), cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const measure = report.measures.find(({ id }) => indicatorOf(id) === behind.indicator)
  const row = report.rows.find(({ keys }) => JSON.stringify(keys) === JSON.stringify(behind.keys))
  const heading = [measure && pick(measure), row && pick(row.label)].filter(Boolean).join(' · ')
  return (
    <Drawer open size="large" title={heading} onClose={close} rootClassName="report-lines">
      {lines.error ? (
        <ErrorState error={lines.error} retry={lines.refetch} />
      ) : (
        <Table<Line>
          size="small"
          rowKey="id"
          loading={lines.isPending}
          columns={columns}
          dataSource={lines.data?.pages.flatMap((page) => page.items)}
          pagination={false}
          scroll={{ x: 680 }}
          locale={{ emptyText: <EmptyState title={t.none_counted} /> }}
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

/** A row of what is not said has an empty key; the whole has none. */
function rowOf({ indicator, keys }: Behind) {
  const [key, second] = keys.map((one) => one ?? '')
  return { indicator, ...(key !== undefined && { key }), ...(second !== undefined && { second }) }
}
