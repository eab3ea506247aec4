import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Tag, Typography } from 'antd'
import { useEffect } from 'react'
import { type Answer, query, send, useSend } from '#app/web/client.ts'
import { sayDay } from '#ui/day.ts'
import { isTyping } from '#ui/keys.ts'
import { ListBeside, useChosen } from '#ui/list-beside.tsx'
import { EmptyState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import { type PairView, pairViews } from '../model.ts'
import { PairDetail } from './pair-detail.tsx'
import './pairs.css'
import { text } from './text.ts'
import { useDecisions } from './use-decisions.ts'

type Page = Answer<'/api/enterprises/pairs', 'get'>
type ImportPage = Answer<'/api/imports/{id}/pairs', 'get'>
type Item = Page['items'][number]

/** Enterprises of the register that may be one, a pair after another; decided with the keyboard alone. */
export function Pairs() {
  const t = useText(text)
  const wide = useWide()
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const view = pairViews.find((one) => one === search.view) ?? 'waiting'
  const list = useList(view, search.import)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const chosen = useChosen(search.pair, items)
  const go = (change: Search) =>
    navigate({ to: '/enterprises/pairs', search: compact({ view: search.view, import: search.import, ...change }) })
  const open = (pair: string | undefined) => go({ pair })
  const after = (id: string) =>
    items[items.findIndex((item) => item.id === id) + 1]?.id ?? items.find((item) => item.id !== id)?.id
  const work = useDecisions(open, after)
  useStepping(items, chosen, open)
  const first = list.data?.pages[0]
  return (
    <ListBeside
      words={t}
      action={first && 'sweep' in first && <Sweep sweep={first.sweep} />}
      head={
        <>
          <Segmented
            aria-label={t.title}
            value={view}
            onChange={(next) => void go({ view: next })}
            options={pairViews.map((one) => ({ value: one, label: t[one] }))}
          />
          <Typography.Text type="secondary" aria-live="polite">
            {first && t.to_decide(`${first.waiting}${first.waiting_exact ? '' : '+'}`)}
            {work.count > 0 && ` · ${t.decided_now(work.count)}`}
            {wide && ` · ${t.keys}`}
          </Typography.Text>
          {search.import ? (
            <OfImport id={search.import} all={() => void go({ import: undefined, view: undefined })} />
          ) : (
            <SweepProgress sweep={first && 'sweep' in first ? first.sweep : null} />
          )}
          {work.count > 0 && (
            <Button size="small" loading={work.busy} onClick={() => void work.undo()} style={{ alignSelf: 'start' }}>
              {t.undo} (U)
            </Button>
          )}
        </>
      }
      pages={list}
      items={items}
      nothing={<Nothing view={view} />}
      row={(item) => <Row item={item} />}
      asked={search.pair}
      choose={(id) => void open(id)}
      one={(id, back) => <PairDetail key={id} id={id} next={after(id)} work={work} back={back} />}
    />
  )
}

interface Search {
  view?: string | undefined
  pair?: string | undefined
  /** Only what one import named. */
  import?: string | undefined
}

function compact(search: Search): Record<string, string> {
  return Object.fromEntries(Object.entries(search).filter(([name, value]) => value && value !== usual[name]))
}

const usual: Record<string, string> = { view: 'waiting' }

function useList(view: PairView, importId: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['/api/enterprises/pairs', 'list', view, importId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }): Promise<Page | ImportPage> => {
      const query = { view, cursor, limit: 50 }
      return importId
        ? send('get', '/api/imports/{id}/pairs', { path: { id: importId }, query }, signal)
        : send('get', '/api/enterprises/pairs', { query }, signal)
    },
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) => (isFilling(state.data?.pages[0]) ? 2_000 : 30_000),
  })
}

function isFilling(page: Page | ImportPage | undefined): boolean {
  return page !== undefined && ('comparing' in page ? page.comparing > 0 : isRunning(page.sweep))
}

/** Which import the list is narrowed to, and the way out. */
function OfImport({ id, all }: { id: string; all: () => void }) {
  const t = useText(text)
  const { data } = useQuery(query('/api/imports/{id}', { path: { id } }))
  return (
    <span className="pair-import">
      {t.of_import} <Link to={`/imports/${id}`}>{data?.file_name ?? '…'}</Link>{' '}
      <Button size="small" type="link" onClick={all}>
        {t.every_pair}
      </Button>
    </span>
  )
}

function isRunning(sweep: Page['sweep'] | undefined): boolean {
  return !!sweep && sweep.finished_at === null
}

function Row({ item }: { item: Item }) {
  const t = useText(text)
  return (
    <>
      <span className="beside-row-head">
        <strong>{item.one.name}</strong>
        <span className="beside-amount">{Math.round(item.score * 100)}%</span>
      </span>
      <span>{item.other.name}</span>
      {item.label && (
        <Typography.Text type="secondary">
          {t.decided_by(t[item.label.decision as PairView], item.label.by ?? t.somebody, sayDay(item.label.at))}
        </Typography.Text>
      )}
      {item.decision === 'same' && <Tag color="warning">{t.same_code}</Tag>}
    </>
  )
}

function Sweep({ sweep }: { sweep: Page['sweep'] | undefined }) {
  const t = useText(text)
  const start = useSend('post', '/api/enterprises/pairs/sweep', { refresh: ['/api/enterprises/pairs'] })
  return (
    <Button size="small" loading={start.isPending} disabled={isRunning(sweep)} onClick={() => start.mutate({})}>
      {t.sweep}
    </Button>
  )
}

function SweepProgress({ sweep }: { sweep: Page['sweep'] | undefined }) {
  const t = useText(text)
  if (!sweep) return null
  return (
    <Typography.Text type="secondary" role="status">
      {sweep.finished_at === null ? t.sweeping(sweep.done, sweep.total) : t.swept(sayDay(sweep.finished_at))}
    </Typography.Text>
  )
}

function Nothing({ view }: { view: PairView }) {
  const t = useText(text)
  if (view === 'waiting') return <EmptyState title={t.none} hint={t.none_hint} />
  if (view === 'later') return <EmptyState title={t.none_later} />
  return <EmptyState title={t.none_different} hint={t.none_different_hint} />
}

/** J and K go down and up the list; the arrows are for the fields of a pair. */
function useStepping(items: Item[], chosen: string | undefined, open: (id: string) => unknown): void {
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const by = { j: 1, k: -1 }[event.key]
      const next = by && items[items.findIndex((item) => item.id === chosen) + by]
      if (!next) return
      event.preventDefault()
      void open(next.id)
    }
    addEventListener('keydown', step)
    return () => removeEventListener('keydown', step)
  }, [items, chosen, open])
}
