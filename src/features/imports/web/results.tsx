import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Card, Empty, Flex, Segmented, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { query, send } from '#app/web/client.ts'
import { named, pick, useText } from '#ui/text.ts'
import { placeOf } from './preview-rows.tsx'
import { type ImportRecord, outcomes, type ResultRow } from './records.ts'
import { Suspected } from './suspected.tsx'
import { text } from './text.ts'

type Outcome = (typeof outcomes)[number]

/** What became of the rows, by outcome; what a person has to look at comes first. */
export function Results({ one }: { one: ImportRecord }) {
  const say = useText(text)
  const first = (['suspected', 'refused', 'created'] as const).find((outcome) => one.counts[outcome] > 0) ?? 'unchanged'
  const [chosen, choose] = useState<Outcome>()
  const outcome = chosen ?? first
  return (
    <Flex vertical gap="small">
      <div style={{ overflowX: 'auto' }}>
        <Segmented<Outcome>
          aria-label={say.outcomes}
          value={outcome}
          onChange={choose}
          options={outcomes.map((value) => ({ value, label: `${say[value]} ${one.counts[value]}` }))}
        />
      </div>
      {outcome === 'suspected' && one.can.includes('decide') && one.counts.suspected > 0 && (
        <Link to="/duplicates" search={{ import: one.id } as never}>
          {say.by_keyboard}
        </Link>
      )}
      <Rows one={one} outcome={outcome} />
    </Flex>
  )
}

function Rows({ one, outcome }: { one: ImportRecord; outcome: Outcome }) {
  const say = useText(text)
  const fields = useQuery({ ...query('/api/imports/fields'), staleTime: Number.POSITIVE_INFINITY })
  const rows = useInfiniteQuery({
    queryKey: ['/api/imports/{id}/rows', one.id, outcome, one.counts[outcome]],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send(
        'get',
        '/api/imports/{id}/rows',
        { path: { id: one.id }, query: { outcome, cursor: pageParam === undefined ? undefined : Number(pageParam) } },
        signal,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (rows.isPending) return <Skeleton active />
  if (rows.isError)
    return (
      <Alert
        type="error"
        title={rows.error.message}
        action={<Button onClick={() => rows.refetch()}>{say.retry}</Button>}
      />
    )
  const items = rows.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say.nothing_here} />
  return (
    <Flex vertical gap="small">
      {outcome === 'suspected' ? (
        items.map((row) => <Suspected key={row.n} importId={one.id} row={row} fields={fields.data?.items ?? []} />)
      ) : (
        <RowTable rows={items} />
      )}
      {rows.hasNextPage && (
        <Button onClick={() => rows.fetchNextPage()} loading={rows.isFetchingNextPage}>
          {say.more}
        </Button>
      )}
    </Flex>
  )
}

function RowTable({ rows }: { rows: ResultRow[] }) {
  const say = useText(text)
  return (
    <Card size="small">
      <Table<ResultRow>
        size="small"
        rowKey="n"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={rows}
        columns={[
          { title: say.row, key: 'row', width: 132, render: (_, row) => placeOf(row) },
          { key: 'project', title: say.project, render: (_, row) => <Subject row={row} /> },
          { key: 'why', title: say.reason, render: (_, row) => <Reasons row={row} /> },
        ]}
      />
    </Card>
  )
}

function Subject({ row }: { row: ResultRow }) {
  if (row.project) return <Link to={`/projects/${row.project.id}`}>{row.project.name}</Link>
  return (
    <span>
      {row.cells
        .filter((cell) => cell !== '')
        .slice(0, 4)
        .join(' · ')}
    </span>
  )
}

export function Reasons({ row }: { row: ResultRow }) {
  const say = useText(text)
  return (
    <>
      {row.reasons.map(({ column, reason }) => (
        <div key={column + reason.en}>{column ? named(column, pick(reason)) : pick(reason)}</div>
      ))}
      {row.decided_by && <div>{say.decided(row.decided_by)}</div>}
    </>
  )
}
