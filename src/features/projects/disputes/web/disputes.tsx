import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Segmented, Skeleton, Tag, Typography } from 'antd'
import { type Answer, send } from '#app/web/client.ts'
import '#features/projects/claims/web/review.css'
import { Lines } from '#ui/lines.tsx'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import { statusColours } from './answers.ts'
import { DisputeDetail } from './dispute-detail.tsx'
import './disputes.css'
import { text } from './text.ts'

type Item = Answer<'/api/disputes', 'get'>['items'][number]

/** Questions and disputes over first contact: the list at the left, the chosen one with both files at the right. */
export function Disputes() {
  const t = useText(text)
  const wide = useWide()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { view?: string; id?: string }
  const open = search.view !== 'all'
  const list = useInfiniteQuery({
    queryKey: ['/api/disputes', 'list', open],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/disputes', { query: { open: open ? 'true' : 'false', cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const chosen = search.id ?? (wide ? items[0]?.id : undefined)
  const choose = (id: string | undefined) =>
    void navigate({ to: '/disputes', search: { ...(!open && { view: 'all' }), ...(id && { id }) } })
  const rows = (
    <section className="review-list" aria-label={t.title}>
      <header>
        <h1>{t.title}</h1>
        <Segmented
          value={open ? 'open' : 'all'}
          onChange={(view) => void navigate({ to: '/disputes', search: view === 'all' ? { view } : {} })}
          options={[
            { value: 'open', label: t.open },
            { value: 'all', label: t.all },
          ]}
        />
      </header>
      {list.error && <ErrorState error={list.error} retry={list.refetch} />}
      {list.isPending && <Skeleton active />}
      {list.data && items.length === 0 && <EmptyState title={t.none} hint={t.none_hint} />}
      <Lines of={items} keyOf={(item) => item.id} className="review-rows">
        {(item) => <Row item={item} on={item.id === chosen} open={() => choose(item.id)} />}
      </Lines>
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </section>
  )
  if (!wide && !search.id) return rows
  return (
    <div className="review">
      {wide && rows}
      {chosen ? (
        <DisputeDetail key={chosen} id={chosen} {...(!wide && { back: () => choose(undefined) })} />
      ) : (
        <section className="review-blank">{items.length > 0 && <Empty description={t.choose} />}</section>
      )}
    </div>
  )
}

function Row({ item, on, open }: { item: Item; on: boolean; open: () => void }) {
  const t = useText(text)
  return (
    <div className={on ? 'review-row on' : 'review-row'}>
      <button type="button" onClick={open} aria-current={on}>
        <span className="review-row-head">
          <strong>{item.enterprise.name}</strong>
          <span className="review-amount">
            <Tag color={statusColours[item.status]}>{t[`s_${item.status}`]}</Tag>
          </span>
        </span>
        <span>{t.asks(item.asking.name, item.holder.name)}</span>
        <Typography.Text type="secondary">{item.asked_on}</Typography.Text>
      </button>
    </div>
  )
}
