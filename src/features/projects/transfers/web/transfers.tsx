import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Input, Segmented, Select, Tag, Typography } from 'antd'
import { query, send } from '#app/web/client.ts'
import { chosenAmong, FilterFold } from '#ui/filter-fold.tsx'
import { ListBeside } from '#ui/list-beside.tsx'
import { EmptyState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { IndustryInput } from '../../web/pickers.tsx'
import { type Listed, statusColours } from './answers.ts'
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
  return (
    <ListBeside
      words={t}
      head={
        <>
          <Segmented
            aria-label={t.title}
            value={view}
            onChange={(next) => go(next === 'ours' ? { view: next } : {})}
            options={[
              { value: 'pool', label: t.pool },
              { value: 'ours', label: t.ours },
            ]}
          />
          <Narrowing search={search} go={go} />
        </>
      }
      pages={list}
      items={items}
      nothing={<Nothing view={view} narrowed={!!(q || industry || unit)} />}
      row={(item) => <Row item={item} />}
      asked={search.id}
      choose={(id) => go({ ...search, id })}
      one={(id, back) => <TransferDetail key={id} id={id} back={back} />}
    />
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
      <FilterFold chosen={chosenAmong({ ...kept }, ['industry', 'unit'])}>
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
      </FilterFold>
    </search>
  )
}

function Nothing({ view, narrowed }: { view: 'pool' | 'ours'; narrowed: boolean }) {
  const t = useText(text)
  if (narrowed) return <EmptyState title={t.none_found} />
  return <EmptyState title={t[`none_${view}`]} hint={t[`none_${view}_hint`]} />
}

function Row({ item }: { item: Listed }) {
  const t = useText(text)
  return (
    <>
      <span className="beside-row-head">
        <strong>{item.name || t.unnamed}</strong>
        <span className="beside-amount">
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
    </>
  )
}
