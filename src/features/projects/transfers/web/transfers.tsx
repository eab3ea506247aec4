import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Input, Segmented, Select, Skeleton, Tag, Typography } from 'antd'
import { query, send } from '#app/web/client.ts'
import '#features/projects/claims/web/review.css'
import '#features/projects/disputes/web/disputes.css'
import { Lines } from '#ui/lines.tsx'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import { Yuan } from '#ui/yuan.tsx'
import { IndustryInput } from '../../web/pickers.tsx'
import { statusColours, type Transfer } from './answers.ts'
import { text } from './text.ts'
import { TransferDetail } from './transfer-detail.tsx'
import './transfers.css'

interface Search {
  view?: string
  id?: string
  q?: string
  industry?: string
  unit?: string
}

/** Projects that wait for a unit to claim them, and what one's own units passed on or were offered; the chosen one beside them. */
export function Transfers() {
  const t = useText(text)
  const wide = useWide()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as Search
  const view = search.view === 'ours' ? 'ours' : 'pool'
  const go = (next: Search) =>
    void navigate({ to: '/transfers', search: next as never, replace: next.id === search.id })
  const { q, industry, unit } = search
  const list = useInfiniteQuery({
    queryKey: ['/api/transfers', 'list', view, q, industry, unit],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/transfers', { query: { view, q, industry, unit, cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const chosen = search.id ?? (wide ? items[0]?.id : undefined)
  const choose = (id: string | undefined) => go({ ...search, id })
  const rows = (
    <section className="review-list" aria-label={t.title}>
      <header>
        <h1>{t.title}</h1>
        <Segmented
          value={view}
          onChange={(next) => go(next === 'ours' ? { view: next } : {})}
          options={[
            { value: 'pool', label: t.pool },
            { value: 'ours', label: t.ours },
          ]}
        />
        <Narrowing search={search} go={go} />
      </header>
      {list.error && <ErrorState error={list.error} retry={list.refetch} />}
      {list.isPending && <Skeleton active />}
      {list.data && items.length === 0 && <Nothing view={view} narrowed={!!(q || industry || unit)} />}
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
        <TransferDetail key={chosen} id={chosen} {...(!wide && { back: () => choose(undefined) })} />
      ) : (
        <section className="review-blank">{items.length > 0 && <Empty description={t.choose} />}</section>
      )}
    </div>
  )
}

function Narrowing({ search, go }: { search: Search; go: (next: Search) => void }) {
  const t = useText(text)
  const { data } = useQuery({ ...query('/api/units'), staleTime: 300_000 })
  const { id: _, ...kept } = search
  return (
    <search className="transfer-filters">
      <Input.Search
        key={search.q}
        allowClear
        defaultValue={search.q}
        placeholder={t.search}
        aria-label={t.search}
        onSearch={(q) => go({ ...kept, q: q || undefined })}
      />
      <IndustryInput
        aria-label={t.industry}
        placeholder={t.industry}
        value={search.industry ?? ''}
        onChange={(industry) => go({ ...kept, industry: (industry as string | null) ?? undefined })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t.unit}
        aria-label={t.unit}
        value={search.unit}
        onChange={(unit) => go({ ...kept, unit })}
        options={data?.items.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </search>
  )
}

function Nothing({ view, narrowed }: { view: 'pool' | 'ours'; narrowed: boolean }) {
  const t = useText(text)
  if (narrowed) return <EmptyState title={t.none_found} />
  return <EmptyState title={t[`none_${view}`]} hint={t[`none_${view}_hint`]} />
}

function Row({ item, on, open }: { item: Transfer; on: boolean; open: () => void }) {
  const t = useText(text)
  return (
    <div className={on ? 'review-row on' : 'review-row'}>
      <button type="button" onClick={open} aria-current={on}>
        <span className="review-row-head">
          <strong>{item.name || t.unnamed}</strong>
          <span className="review-amount">
            {item.investment_cny ? (
              <Yuan value={item.investment_cny} />
            ) : (
              <Tag color={statusColours[item.status]}>{t[`s_${item.status}`]}</Tag>
            )}
          </span>
        </span>
        <span>{t.from_to(item.from.name, item.to?.name ?? t.pool)}</span>
        <Typography.Text type="secondary">
          {item.status === 'offered'
            ? `${t.answer_by} ${item.answer_by_on}`
            : `${t[`s_${item.status}`]} ${item.answered_on}`}
        </Typography.Text>
      </button>
    </div>
  )
}
