import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge, Button, Checkbox, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, send, useSend } from '#app/web/client.ts'
import { sayDay, today } from '#ui/day.ts'
import { Lines } from '#ui/lines.tsx'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import './inbox.css'
import { text } from './text.ts'

type Notice = Answer<'/api/inbox', 'get'>['items'][number]

/** What a member is told, by day; opening one marks it as read. */
export function Inbox() {
  const t = useText(text)
  const [unread, setUnread] = useState(false)
  const list = useInfiniteQuery({
    queryKey: ['/api/inbox', 'list', unread],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/inbox', { query: { unread: unread ? 'true' : 'false', cursor: pageParam, limit: 50 } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const read = useSend('post', '/api/inbox/read', { refresh: ['/api/inbox'] })
  const notices = list.data?.pages.flatMap((page) => page.items) ?? []
  const days = Map.groupBy(notices, (notice) => sayDay(notice.created_at))
  const waiting = list.data?.pages[0]?.unread ?? 0
  return (
    <div className="inbox">
      <PageHead title={t.title}>
        <Typography.Text type="secondary">{t.unread(waiting)}</Typography.Text>
        <Checkbox checked={unread} onChange={(event) => setUnread(event.target.checked)}>
          {t.unread_only}
        </Checkbox>
        <Button disabled={waiting === 0} loading={read.isPending} onClick={() => read.mutate({ body: { all: true } })}>
          {t.read_all}
        </Button>
      </PageHead>
      {list.error && <ErrorState error={list.error} retry={list.refetch} />}
      {list.isPending && <Skeleton active />}
      {list.data && notices.length === 0 && <EmptyState title={t.none} hint={t.none_hint} />}
      {[...days].map(([day, items]) => (
        <section key={day}>
          <h2>{day === today() ? t.today : day}</h2>
          <Lines of={items} keyOf={(notice) => notice.id}>
            {(notice) => <Row notice={notice} read={() => read.mutate({ body: { ids: [notice.id] } })} />}
          </Lines>
        </section>
      ))}
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </div>
  )
}

function Row({ notice, read }: { notice: Notice; read: () => void }) {
  const line = <Badge status={notice.read_at ? 'default' : 'processing'} text={notice.line} />
  const open = () => {
    if (!notice.read_at) read()
  }
  return (
    <div className={notice.read_at ? 'notice read' : 'notice'}>
      {notice.claim_id ? (
        <Link to="/review" search={{ view: 'all', claim: notice.claim_id } as never} onClick={open}>
          {line}
        </Link>
      ) : notice.dispute_id ? (
        <Link to="/disputes" search={{ view: 'all', id: notice.dispute_id } as never} onClick={open}>
          {line}
        </Link>
      ) : notice.run_id ? (
        <Link to="/reports/runs/$id" params={{ id: notice.run_id }} onClick={open}>
          {line}
        </Link>
      ) : notice.transfer_id ? (
        <Link to="/transfers" search={{ view: 'ours', id: notice.transfer_id } as never} onClick={open}>
          {line}
        </Link>
      ) : notice.project_id ? (
        <Link to="/projects/$id" params={{ id: notice.project_id }} onClick={open}>
          {line}
        </Link>
      ) : (
        <button type="button" onClick={open}>
          {line}
        </button>
      )}
    </div>
  )
}
