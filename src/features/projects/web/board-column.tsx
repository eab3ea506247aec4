import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Button, Typography } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { send } from '#app/web/client.ts'
import { Light } from '#ui/light.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { usePrinting } from '#ui/printing.ts'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import type { BoardAnswer, Card } from './answers.ts'
import { BoardCard } from './board-card.tsx'
import { text } from './text.ts'
import type { Moving } from './use-moves.ts'

type ColumnAnswer = BoardAnswer['columns'][number]

interface Shown {
  column: ColumnAnswer
  filter: Record<string, string>
  stages: { id: string; label: string }[]
  move: (card: Card, stage: string) => void
  moving: Moving | undefined
}

/** One stage: how many and how much, its lights, its cards; it takes cards that are dropped on it. */
export function Column({ column, filter, stages, move, moving }: Shown) {
  const t = useText(text)
  const { ref, over } = useDrop(column.stage, move)
  const more = useMore(column, filter)
  const cards = withMoving([...column.items, ...more.cards], column.stage, moving)
  const box = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const shown = { stages, move }
  // Only the cards in sight exist: a column of thousands scrolls and drags like one of ten.
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => box.current,
    getItemKey: (index) => cards[index]!.id,
    estimateSize: () => 118,
    gap: 8,
    overscan: 6,
  })
  return (
    <section ref={ref} className={over ? 'board-column over' : 'board-column'} aria-label={pick(column.label)}>
      <ColumnHead column={column} />
      <div ref={box} className="board-cards">
        {printing && cards.map((card) => <BoardCard key={card.id} card={card} moving={false} {...shown} />)}
        <div className="board-stack" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const card = cards[index]!
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className="board-slot"
                style={{ transform: `translateY(${start}px)` }}
              >
                <BoardCard card={card} {...shown} moving={card.id === moving?.card.id} />
              </div>
            )
          })}
        </div>
        {cards.length === 0 && <Typography.Text type="secondary">{t.empty_column}</Typography.Text>}
        {more.error && <ErrorState error={more.error} retry={more.load} />}
        {more.unread && !more.error && <More load={more.load} loading={more.loading} />}
      </div>
    </section>
  )
}

function ColumnHead({ column }: { column: ColumnAnswer }) {
  const t = useText(text)
  return (
    <header>
      <strong>{pick(column.label)}</strong>
      <Typography.Text type="secondary">{t.projects(column.count)}</Typography.Text>
      <span className="board-sum">
        <Yuan value={column.investment_cny} />
      </span>
      <span className="board-lights">
        {(['red', 'yellow', 'blue'] as const).map((light) =>
          column.lights[light] ? (
            <span key={light}>
              <Light light={light} /> {column.lights[light]}
            </span>
          ) : null,
        )}
      </span>
    </header>
  )
}

/** A card on its way stands in the column it goes to, and nowhere else. */
function withMoving(cards: Card[], stage: string, moving: Moving | undefined): Card[] {
  if (!moving) return cards
  const others = cards.filter((card) => card.id !== moving.card.id)
  return moving.stage === stage ? [moving.card, ...others] : others
}

/** The cards behind the first ones, read when they come into sight. */
function useMore({ stage, next }: ColumnAnswer, filter: Record<string, string>) {
  const [asked, setAsked] = useState(false)
  const pages = useInfiniteQuery({
    queryKey: ['/api/projects', 'column', stage, filter, next],
    enabled: asked && next !== null,
    initialPageParam: next ?? undefined,
    queryFn: ({ pageParam, signal }) =>
      send(
        'get',
        '/api/projects',
        { query: { ...filter, stage, status: 'active', cursor: pageParam, limit: 30 } as never },
        signal,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const load = () => {
    if (!asked) setAsked(true)
    else if (pages.error) void pages.refetch()
    else if (!pages.isFetching) void pages.fetchNextPage()
  }
  return {
    cards: pages.data?.pages.flatMap((page) => page.items) ?? [],
    error: pages.error,
    loading: pages.isFetching,
    unread: next !== null && (pages.data === undefined || pages.hasNextPage),
    load,
  }
}

/** Loads more when it is scrolled into sight; a button too, for keyboards. */
function More({ load, loading }: { load: () => void; loading: boolean }) {
  const t = useText(text)
  const ref = useRef<HTMLDivElement>(null)
  const latest = useRef(load)
  latest.current = load
  useEffect(() => {
    if (!ref.current || loading) return
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && latest.current(), {
      rootMargin: '200px',
    })
    watch.observe(ref.current)
    return () => watch.disconnect()
  }, [loading])
  return (
    <div ref={ref}>
      <Button size="small" type="text" block loading={loading} onClick={load}>
        {t.more}
      </Button>
    </div>
  )
}

function useDrop(stage: string, move: Shown['move']) {
  const ref = useRef<HTMLElement>(null)
  const [over, setOver] = useState(false)
  const latest = useRef(move)
  latest.current = move
  useEffect(() => {
    if (!ref.current) return
    return dropTargetForElements({
      element: ref.current,
      canDrop: ({ source }) => source.data.stage !== stage,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        latest.current(source.data.card as Card, stage)
      },
    })
  }, [stage])
  return { ref, over }
}
