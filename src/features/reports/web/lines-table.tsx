import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Table, Tag } from 'antd'
import type { Answer } from '#app/web/client.ts'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { text } from './text.ts'
import { Voucher } from './voucher.tsx'

/** A line of any report; that of the month says by which agreement it is a part. */
type Line = Answer<'/api/reports/combined/lines', 'get'>['items'][number] &
  Partial<Pick<Answer<'/api/reports/lines', 'get'>['items'][number], 'agreement'>>

interface Shown {
  lines: UseInfiniteQueryResult<InfiniteData<{ items: Line[] }>, Error>
  /** Those that stay out of the count, with the reason. */
  excluded?: boolean
}

/** The claims behind a figure, each with its voucher, a page after the other. */
export function LinesTable({ lines, excluded = false }: Shown) {
  const t = useText(text)
  const columns = useColumns(excluded)
  if (lines.error) return <ErrorState error={lines.error} retry={lines.refetch} />
  return (
    <>
      <Table<Line>
        size="small"
        rowKey="id"
        loading={lines.isPending}
        columns={columns}
        dataSource={lines.data?.pages.flatMap((page) => page.items)}
        pagination={false}
        scroll={{ x: 680 }}
        locale={{ emptyText: <EmptyState title={excluded ? t.none_left_out : t.none_counted} /> }}
        expandable={{
          expandedRowRender: (line) => <Voucher claim={line.claim_id} />,
          columnTitle: <span className="unseen">{t.voucher}</span>,
        }}
      />
      {lines.hasNextPage && (
        <Button block loading={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  )
}

function useColumns(excluded: boolean) {
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
      render: ({ posted_on, corrects, excluded_because }: Line) => (
        <>
          {posted_on} {corrects && <Tag color="warning">{t.corrects(corrects)}</Tag>}
          {!excluded && pick(excluded_because ?? undefined)}
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
