import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, Table, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, send } from '#app/web/client.ts'
import { useMe } from '#app/web/session.ts'
import { ActMenu } from '#ui/act-menu.tsx'
import { ApartmentOutlined, DownloadOutlined, EllipsisOutlined, PlusOutlined } from '#ui/icons.tsx'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import { useRelationsMenu } from '../relations/web/relations-menu.tsx'
import './enterprise.css'
import { EnterpriseForm } from './enterprise-form.tsx'
import { Fact } from './fact.tsx'
import { text } from './text.ts'

type Listed = Answer<'/api/enterprises', 'get'>['items'][number]

/** Companies and investors, by the sound of their names; found by any two characters of any of their names, or by code. */
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
        <>
          <Link to="/enterprises/$id" params={{ id: one.id }}>
            {one.name}
          </Link>
          {one.other_names.length > 0 && (
            <Typography.Text type="secondary" ellipsis className="enterprise-other-names">
              {one.other_names.join('、')}
            </Typography.Text>
          )}
        </>
      ),
    },
    { title: t.code, dataIndex: 'code', width: 190 },
    { title: t.country, dataIndex: 'country', width: 110, render: told('country') },
    { title: t.region, dataIndex: 'region', width: 100 },
    { title: t.industry, dataIndex: 'industry', width: 200, ellipsis: true, render: told('industry') },
    { title: t.projects, dataIndex: 'projects', width: 80, align: 'right' as const },
  ]
  return (
    <div className="enterprise-head">
      <PageHead title={t.title}>
        <Input.Search
          key={q}
          allowClear
          defaultValue={q}
          placeholder={t.search}
          aria-label={t.search}
          className="enterprise-search"
          onSearch={(words) => void navigate({ to: '/enterprises', search: words ? { q: words } : {} })}
        />
        <TableMenus q={q} mayImport={me?.can.includes('create') ?? false} />
        {me?.can.includes('create') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        )}
      </PageHead>
      {list.error && !list.data && <ErrorState error={list.error} retry={list.refetch} />}
      <Table<Listed>
        size="small"
        rowKey="id"
        loading={list.isPending}
        columns={columns}
        dataSource={list.data?.pages.flatMap((page) => page.items)}
        pagination={false}
        scroll={{ x: 900 }}
        locale={{
          emptyText: list.isSuccess ? <EmptyState title={t.none} hint={q ? t.none_filtered : t.none_hint} /> : ' ',
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

function told(fact: 'country' | 'industry') {
  return (value: string | null) => value && <Fact fact={fact} value={value} />
}

/** Lists out and in: buttons on a desk, one menu on a phone. */
function TableMenus({ q, mayImport }: { q: string | undefined; mayImport: boolean }) {
  const t = useText(text)
  const wide = useWide()
  const { items, dialog } = useRelationsMenu(mayImport)
  const href = `/api/enterprises/export?${new URLSearchParams({ format: 'xlsx', ...(q && { q }) })}`
  const list = { key: 'export', label: <a href={href}>{t.export}</a> }
  return (
    <>
      {wide && (
        <Button icon={<DownloadOutlined />} href={href}>
          {t.export}
        </Button>
      )}
      <ActMenu menu={{ items: wide ? items : [list, ...items] }}>
        {wide ? (
          <Button icon={<ApartmentOutlined />}>{t.relations}</Button>
        ) : (
          <Button icon={<EllipsisOutlined />} aria-label={t.more_acts} />
        )}
      </ActMenu>
      {dialog}
    </>
  )
}
