import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Empty, Input, Table, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, send } from '#app/web/client.ts'
import { useMe } from '#app/web/session.ts'
import { useText } from '#ui/text.ts'
import { EnterpriseForm } from './enterprise-form.tsx'
import { text } from './text.ts'

type Listed = Answer<'/api/enterprises', 'get'>['items'][number]

/** Companies and investors, by the sound of their names; found by any two characters of the name, or by code. */
export function Enterprises() {
  const t = useText(text)
  const me = useMe()
  const { q } = useSearch({ strict: false }) as { q?: string }
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const list = useInfiniteQuery({
    queryKey: ['/api/enterprises', 'list', q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/enterprises', { query: { q, cursor: pageParam, limit: 100 } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const columns = [
    {
      title: t.name,
      key: 'name',
      render: (one: Listed) => (
        <Link to="/enterprises/$id" params={{ id: one.id }}>
          {one.name}
        </Link>
      ),
    },
    { title: t.code, dataIndex: 'code', width: 190 },
    { title: t.country, dataIndex: 'country', width: 90 },
    { title: t.region, dataIndex: 'region', width: 100 },
    { title: t.industry, dataIndex: 'industry', width: 80 },
    { title: t.projects, dataIndex: 'projects', width: 80, align: 'right' as const },
  ]
  return (
    <div>
      <header className="page-head">
        <Typography.Title level={3}>{t.title}</Typography.Title>
        <Input.Search
          key={q}
          allowClear
          defaultValue={q}
          placeholder={t.search}
          aria-label={t.search}
          style={{ maxWidth: 320 }}
          onSearch={(words) => void navigate({ to: '/enterprises', search: words ? { q: words } : {} })}
        />
        <Button
          icon={<DownloadOutlined />}
          href={`/api/enterprises/export?${new URLSearchParams({ format: 'xlsx', ...(q && { q }) })}`}
        >
          {t.export}
        </Button>
        {me?.can.includes('create') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        )}
      </header>
      {list.error && <Alert type="error" showIcon title={list.error.message} />}
      <Table<Listed>
        size="small"
        rowKey="id"
        loading={list.isPending}
        columns={columns}
        dataSource={list.data?.pages.flatMap((page) => page.items)}
        pagination={false}
        scroll={{ x: 760 }}
        locale={{
          emptyText: (
            <Empty
              description={
                <>
                  {t.none}
                  <div>{t.none_hint}</div>
                </>
              }
            />
          ),
        }}
      />
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t.more}
        </Button>
      )}
      {adding && <EnterpriseForm close={() => setAdding(false)} />}
    </div>
  )
}
