import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Dropdown, Empty, Table, Typography } from 'antd'
import type { SorterResult } from 'antd/es/table/interface'
import { send } from '#app/web/client.ts'
import { useMe } from '#app/web/session.ts'
import { useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import '../board.css'
import type { Card } from '../answers.ts'
import { BoardCard } from '../board-card.tsx'
import { usePlaybook } from '../playbook.ts'
import { text } from '../text.ts'
import { ColumnChooser, useColumns } from './columns.tsx'
import { TableFilters } from './table-filters.tsx'
import './table.css'

/** All projects in reach: columns of one's choice, filters and order in the address, more rows as one scrolls. */
export function ProjectsTable() {
  const t = useText(text)
  const wide = useWide()
  const me = useMe()
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const playbook = usePlaybook()
  const { columns, chosen, choose, asked } = useColumns(playbook, search)
  const list = useInfiniteQuery({
    queryKey: ['/api/projects', 'table', search, asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send(
        'get',
        '/api/projects',
        { query: { ...search, columns: asked, cursor: pageParam, limit: 100 } as never },
        signal,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const first = list.data?.pages[0]
  const total = first?.total ?? rows.length
  const sort = ({ columnKey, order }: SorterResult<Card>) => {
    const { sort: _, direction: __, ...rest } = search
    const sorted = order ? { sort: String(columnKey), direction: order === 'ascend' ? 'asc' : 'desc' } : {}
    void navigate({ to: '/projects', search: { ...rest, ...sorted } as never })
  }
  const exports = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: (
      <a href={`/api/projects/export?${new URLSearchParams({ ...search, format })}`} download>
        .{format}
      </a>
    ),
  }))
  return (
    <div className="projects-table">
      <header className="page-head">
        <Typography.Title level={3}>{t.table}</Typography.Title>
        <TableFilters />
        <span className="table-tools">
          <Typography.Text type="secondary">
            {first && !first.total_exact ? t.total_more(total) : t.total(total)}
          </Typography.Text>
          <ColumnChooser playbook={playbook} chosen={chosen} choose={choose} />
          <Dropdown menu={{ items: exports }} trigger={['click']}>
            <Button icon={<DownloadOutlined />}>{t.export}</Button>
          </Dropdown>
          {me?.can.includes('create') && (
            <Link to="/projects/new">
              <Button type="primary" icon={<PlusOutlined />}>
                {t.new_project}
              </Button>
            </Link>
          )}
        </span>
      </header>
      {list.error && <Alert type="error" showIcon title={list.error.message} />}
      {wide ? (
        <Table<Card>
          size="small"
          rowKey="id"
          virtual
          loading={list.isPending}
          columns={columns}
          dataSource={rows}
          pagination={false}
          scroll={{
            x: columns.reduce((sum, column) => sum + Number(column.width ?? 140), 0),
            y: Math.max(240, innerHeight - 240),
          }}
          onChange={(_, __, sorter) => sort(sorter as SorterResult<Card>)}
          onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
            if (scrollHeight - scrollTop - clientHeight < 600 && list.hasNextPage && !list.isFetchingNextPage)
              void list.fetchNextPage()
          }}
          onRow={({ id }) => ({ onDoubleClick: () => void navigate({ to: '/projects/$id', params: { id } }) })}
          locale={{ emptyText: <Empty description={t.no_match} /> }}
        />
      ) : (
        <div className="table-cards">
          {rows.map((row) => (
            <BoardCard key={row.id} card={row} stages={[]} move={() => {}} />
          ))}
          {rows.length === 0 && !list.isPending && <Empty description={t.no_match} />}
        </div>
      )}
      {list.hasNextPage && (
        <Button block type="text" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </div>
  )
}
