import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented, Tag, Typography } from 'antd'
import { type Answer, send } from '#app/web/client.ts'
import { ListBeside } from '#ui/list-beside.tsx'
import { EmptyState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import { statusColours } from './answers.ts'
import { DisputeDetail } from './dispute-detail.tsx'
import './disputes.css'
import { text } from './text.ts'

type Item = Answer<'/api/disputes', 'get'>['items'][number]

/** Questions and disputes over first contact: the list at the left, the chosen one with both files at the right. */
export function Disputes() {
  const t = useText(text)
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
  const choose = (id: string | undefined) =>
    void navigate({ to: '/disputes', search: { ...(!open && { view: 'all' }), ...(id && { id }) } })
  return (
    <ListBeside
      words={t}
      head={
        <Segmented
          aria-label={t.title}
          value={open ? 'open' : 'all'}
          onChange={(view) => void navigate({ to: '/disputes', search: view === 'all' ? { view } : {} })}
          options={[
            { value: 'open', label: t.open },
            { value: 'all', label: t.all },
          ]}
        />
      }
      pages={list}
      items={items}
      nothing={<EmptyState title={t.none} hint={t.none_hint} />}
      row={(item) => <Row item={item} />}
      asked={search.id}
      choose={choose}
      one={(id, back) => <DisputeDetail key={id} id={id} back={back} />}
    />
  )
}

function Row({ item }: { item: Item }) {
  const t = useText(text)
  return (
    <>
      <span className="beside-row-head">
        <strong>{item.enterprise.name}</strong>
        <span className="beside-amount">
          <Tag color={statusColours[item.status]}>{t[`s_${item.status}`]}</Tag>
        </span>
      </span>
      <span>{t.asks(item.asking.name, item.holder.name)}</span>
      <Typography.Text type="secondary">{item.asked_on}</Typography.Text>
    </>
  )
}
