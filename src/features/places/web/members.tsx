import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Input, Table, Tag } from 'antd'
import { useState } from 'react'
import { query, send } from '#app/web/client.ts'
import { DownloadOutlined } from '#ui/icons.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { pick, useText } from '#ui/text.ts'
import { roleNames } from '../text.ts'
import { ManyMembers } from './many-members.tsx'
import { MemberActions } from './member-actions.tsx'
import { MemberForm } from './member-form.tsx'
import './places.css'
import type { Member } from './records.ts'
import { text } from './text.ts'

/** The members that an administrator looks after, with what they hold. */
export function MembersScreen() {
  const say = useText(text)
  const roles = useText(roleNames)
  const [q, setQ] = useState('')
  const [editing, setEditing] = useState<Member | 'new'>()
  const [pasting, setPasting] = useState(false)
  const { data: tree } = useQuery(query('/api/units'))
  const { data, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useMembers(q)
  const unitNames = new Map(tree?.items.map((unit) => [unit.id, pick([unit.name, unit.name_en])]))
  return (
    <div>
      <PageHead title={say.members}>
        <Input.Search
          className="places-search"
          allowClear
          placeholder={say.search}
          aria-label={say.search}
          onSearch={setQ}
        />
        <Button
          icon={<DownloadOutlined />}
          href={`/api/members/export?${new URLSearchParams({ format: 'xlsx', ...(q && { q }) })}`}
          download
        >
          {say.export}
        </Button>
        <Button type="primary" onClick={() => setEditing('new')}>
          {say.add_member}
        </Button>
        <Button onClick={() => setPasting(true)}>{say.paste_list}</Button>
      </PageHead>
      <Table<Member>
        size="small"
        rowKey="id"
        loading={isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={data?.pages.flatMap((page) => page.items) ?? []}
        columns={[
          { title: say.member_name, dataIndex: 'name', render: (_, { name, name_en }) => pick([name, name_en]) },
          { title: say.user_name, dataIndex: 'user_name' },
          { title: say.title, dataIndex: 'title' },
          {
            title: say.grants,
            dataIndex: 'grants',
            render: (grants: Member['grants']) =>
              grants.map(({ role, unit_id }) => (
                <Tag key={`${unit_id} ${role}`}>
                  {roles[role]} · {unitNames.get(unit_id)}
                </Tag>
              )),
          },
          {
            title: say.state,
            dataIndex: 'disabled',
            render: (disabled: boolean) =>
              disabled ? <Tag>{say.disabled}</Tag> : <Tag color="success">{say.active}</Tag>,
          },
          {
            title: <span className="unseen">{say.actions}</span>,
            key: 'can',
            align: 'end',
            render: (_, member) => <MemberActions member={member} onEdit={() => setEditing(member)} />,
          },
        ]}
      />
      {hasNextPage && (
        <Button block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say.more}
        </Button>
      )}
      {pasting && <ManyMembers close={() => setPasting(false)} />}
      <MemberForm editing={editing} units={tree?.items ?? []} onClose={() => setEditing(undefined)} />
    </div>
  )
}

function useMembers(q: string) {
  return useInfiniteQuery({
    queryKey: ['/api/members', q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      send('get', '/api/members', { query: { q: q || undefined, cursor, limit: 50 } }, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}
