import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button, Empty, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Lines } from './lines.tsx'
import './list-beside.css'
import { ErrorState } from './nothing.tsx'
import { useWide } from './wide.ts'

interface Beside<T> {
  words: { title: string; more: string; choose: string }
  /** Beside the heading. */
  action?: ReactNode
  /** Below the heading: which of them are listed. */
  head: ReactNode
  /** The pages as they come; their items are in `items`. */
  pages: Pick<
    UseInfiniteQueryResult<unknown, Error>,
    'isPending' | 'isSuccess' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >
  items: readonly T[]
  nothing: ReactNode
  row: (item: T) => ReactNode
  /** What the address names. */
  asked: string | undefined
  choose: (id: string | undefined) => void
  one: (id: string, back?: () => void) => ReactNode
}

/** The one that is shown: what the address names, and where there is room for both, the first of the list. */
export function useChosen(asked: string | undefined, items: readonly { id: string }[]): string | undefined {
  const wide = useWide()
  return asked ?? (wide ? items[0]?.id : undefined)
}

/** A list at the left and the chosen one at the right; on a phone one or the other. */
export function ListBeside<T extends { id: string }>(shown: Beside<T>) {
  const { words, action, head, pages, items, nothing, row, asked, choose, one } = shown
  const wide = useWide()
  const chosen = useChosen(asked, items)
  const empty = pages.isSuccess && items.length === 0
  const list = (
    <section className="beside-list" aria-label={words.title}>
      <header>
        <div className="beside-title">
          <h1>{words.title}</h1>
          {action}
        </div>
        {head}
      </header>
      {pages.error && <ErrorState error={pages.error} retry={pages.refetch} />}
      {pages.isPending && <Skeleton active />}
      {empty && nothing}
      <Lines of={items} keyOf={({ id }) => id} className="beside-rows">
        {(item) => (
          <div className={item.id === chosen ? 'beside-row on' : 'beside-row'}>
            <button type="button" onClick={() => choose(item.id)} aria-current={item.id === chosen}>
              {row(item)}
            </button>
          </div>
        )}
      </Lines>
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </section>
  )
  if (!asked && (!wide || empty)) return list
  return (
    <div className="beside">
      {wide && list}
      {chosen ? (
        one(chosen, wide ? undefined : () => choose(undefined))
      ) : (
        <section className="beside-blank">{items.length > 0 && <Empty description={words.choose} />}</section>
      )}
    </div>
  )
}
