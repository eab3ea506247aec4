import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Tag, Typography } from 'antd'
import { useEffect } from 'react'
import { type Answer, send } from '#app/web/client.ts'
import { DownloadOutlined } from '#ui/icons.tsx'
import { isTyping } from '#ui/keys.ts'
import { ListBeside, useChosen } from '#ui/list-beside.tsx'
import { EmptyState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import { Yuan } from '#ui/yuan.tsx'
import { ClaimDetail } from './claim-detail.tsx'
import './review.css'
import { RelocationSign } from '../../relocations/web/sign.tsx'
import { text } from './text.ts'

type Item = Answer<'/api/claims', 'get'>['items'][number]
const views = ['mine', 'all', 'returned', 'approved'] as const
type View = (typeof views)[number]

/** The queue of claims at the left, the chosen one with its evidence at the right; emptied with the keyboard alone. */
export function Review() {
  const t = useText(text)
  const wide = useWide()
  const search = useSearch({ strict: false }) as { view?: string; claim?: string }
  const navigate = useNavigate()
  const view = views.find((one) => one === search.view) ?? 'mine'
  const queue = useQueue(view)
  const items = queue.data?.pages.flatMap((page) => page.items) ?? []
  const first = queue.data?.pages[0]
  const total = `${first?.total ?? 0}${first?.total_exact === false ? '+' : ''}`
  const chosen = useChosen(search.claim, items)
  const open = (claim: string | undefined) =>
    void navigate({ to: '/review', search: { view, ...(claim && { claim }) } })
  const after = (id: string) =>
    items[items.findIndex((item) => item.id === id) + 1]?.id ?? items.find((item) => item.id !== id)?.id
  useStepping(items, chosen, open)
  const labels: Record<View, string> = { mine: t.mine, all: t.all, returned: t.returned, approved: t.approved_list }
  return (
    <ListBeside
      words={t}
      action={
        <Button size="small" icon={<DownloadOutlined />} href={`/api/claims/export?${exported(view)}`} download>
          {t.export}
        </Button>
      }
      head={
        <>
          <Segmented
            aria-label={t.title}
            value={view}
            onChange={(next) => void navigate({ to: '/review', search: { view: next } })}
            options={views.map((one) => ({ value: one, label: labels[one] }))}
          />
          <Typography.Text type="secondary">
            {view === 'mine' || view === 'all' ? t.waiting(total) : t.listed(total)}
            {wide && ` · ${t.keys}`}
          </Typography.Text>
        </>
      }
      pages={queue}
      items={items}
      nothing={<EmptyState title={t.none} hint={t.none_hint} />}
      row={(item) => <Row item={item} />}
      asked={search.claim}
      choose={open}
      one={(id, back) => <ClaimDetail key={id} id={id} done={() => open(after(id))} back={back} />}
    />
  )
}

type Asked = { queue: 'mine' | 'all' } | { queue: 'all'; status: 'approved' | 'returned' }

function filterOf(view: View): Asked {
  return view === 'mine' || view === 'all' ? { queue: view } : { queue: 'all', status: view }
}

function exported(view: View): URLSearchParams {
  return new URLSearchParams({ ...filterOf(view), format: 'xlsx' })
}

function useQueue(view: View) {
  const filter = filterOf(view)
  return useInfiniteQuery({
    queryKey: ['/api/claims', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/claims', { query: { ...filter, limit: 50, cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  })
}

function Row({ item }: { item: Item }) {
  const t = useText(text)
  return (
    <>
      <span className="beside-row-head">
        <strong>{pick(item.title)}</strong>
        {item.reverses && <Tag color="warning">{t.reversal}</Tag>}
        <span className="beside-amount">{item.cny && <Yuan value={item.cny} />}</span>
      </span>
      <span>
        {item.project.name} {item.relocated && <RelocationSign />}
      </span>
      <Typography.Text type="secondary">
        {item.unit.name} · {item.event_on} · {t.evidence} {item.evidence}
      </Typography.Text>
    </>
  )
}

/** J and K go down and up the list, wherever the focus is, save in a field that is typed in. */
function useStepping(items: Item[], chosen: string | undefined, open: (id: string) => void): void {
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key]
      const next = by && items[items.findIndex((item) => item.id === chosen) + by]
      if (!next) return
      event.preventDefault()
      open(next.id)
    }
    addEventListener('keydown', step)
    return () => removeEventListener('keydown', step)
  }, [items, chosen, open])
}
