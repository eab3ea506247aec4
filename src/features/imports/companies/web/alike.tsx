import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Card, Typography } from 'antd'
import { type Answer, send } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import type { ImportRecord } from '../../web/records.ts'
import './companies.css'
import { CompanySide } from './side.tsx'
import { text } from './text.ts'

type Page = Answer<'/api/imports/{id}/pairs', 'get'>
type Pair = Page['items'][number]

/** Whom the companies that an import named may be besides themselves, and the way to decide it; filled as they are compared. */
export function AlikeCompanies({ one }: { one: ImportRecord }) {
  const say = useText(text)
  const pages = useInfiniteQuery({
    // Asked anew when it ends: only then is all of it there to be compared.
    queryKey: ['/api/imports/{id}/pairs', one.id, one.status],
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/imports/{id}/pairs', { path: { id: one.id }, query: { cursor: pageParam, limit: 10 } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) => paceOf(one, state.data?.pages[0]),
  })
  const first = pages.data?.pages[0]
  if (pages.error) return <ErrorState error={pages.error} retry={pages.refetch} />
  if (!first || one.counts.created + one.counts.updated === 0) return null
  const decides = first.can.includes('decide')
  return (
    <Card
      size="small"
      title={say.title}
      extra={
        decides &&
        first.waiting > 0 && (
          <Link to="/enterprises/pairs" search={{ import: one.id } as never}>
            {say.go}
          </Link>
        )
      }
    >
      <Typography.Text type="secondary" role="status">
        {toldOf(first, say)} {first.waiting > 0 && !decides && say.leads}
      </Typography.Text>
      <ul className="import-alike">
        {pages.data?.pages
          .flatMap((page) => page.items)
          .map((pair) => (
            <Line key={pair.id} pair={pair} importId={one.id} decides={decides} />
          ))}
      </ul>
      {pages.hasNextPage && (
        <Button size="small" onClick={() => pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
          {say.show_more}
        </Button>
      )}
    </Card>
  )
}

/** Seldom while its rows are written, for that comes first; then as often as one likes to see it fill. */
function paceOf(one: ImportRecord, first: Page | undefined): number | false {
  if (one.status === 'running') return 10_000
  return (first?.comparing ?? 0) > 0 && 3_000
}

function toldOf({ waiting, waiting_exact, comparing }: Page, say: ReturnType<typeof useText<typeof text>>): string {
  const told = [
    ...(waiting > 0 ? [say.waiting(`${waiting}${waiting_exact ? '' : '+'}`)] : []),
    ...(comparing > 0 ? [say.comparing(comparing)] : []),
  ]
  return told.length > 0 ? told.join(' · ') : say.done
}

/** The one that the ledger named at the left; a lead opens the two side by side. */
function Line({ pair, importId, decides }: { pair: Pair; importId: string; decides: boolean }) {
  const [left, right] = pair.one.place && !pair.other.place ? [pair.one, pair.other] : [pair.other, pair.one]
  const open = decides && (
    <Link to="/enterprises/pairs" search={{ import: importId, pair: pair.id } as never}>
      {left.name}
    </Link>
  )
  return (
    <li>
      <CompanySide side={left} {...(open && { to: open })} />
      <CompanySide side={right} />
      <span>{pair.reasons.map(pick).join('；')}</span>
      <span>{Math.round(pair.score * 100)}%</span>
    </li>
  )
}
