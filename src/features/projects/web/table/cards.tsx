import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { send } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import { BoardCard } from '../board-card.tsx'
import { NoProjects } from '../no-projects.tsx'
import { text } from '../text.ts'

/** The same list for a phone: a card a project, more of them on demand. */
export function TableCards({ filter }: { filter: Record<string, string> }) {
  const t = useText(text)
  const list = useInfiniteQuery({
    queryKey: ['/api/projects', 'cards', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/projects', { query: { ...filter, cursor: pageParam, limit: 50 } as never }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="table-cards">
      {list.isPending && <Skeleton active />}
      {list.error && <ErrorState error={list.error} retry={list.refetch} />}
      {rows.map((row) => (
        <BoardCard key={row.id} card={row} stages={[]} move={() => {}} />
      ))}
      {list.data && rows.length === 0 && <NoProjects path="/projects" filter={filter} />}
      {list.hasNextPage && (
        <Button block type="text" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </div>
  )
}
