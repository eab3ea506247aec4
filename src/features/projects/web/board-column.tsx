import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Typography } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { send } from '#app/web/client.ts'
import { Light } from '#ui/light.tsx'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import type { BoardAnswer, Card } from './answers.ts'
import { BoardCard } from './board-card.tsx'
import { text } from './text.ts'

type ColumnAnswer = BoardAnswer['columns'][number]

interface Shown {
  column: ColumnAnswer
  filter: Record<string, string>
  stages: { id: string; label: string }[]
  move: (card: Pick<Card, 'id' | 'name' | 'version'>, stage: string) => void
}

/** One stage: how many and how much, its lights, its cards; it takes cards that are dropped on it. */
export function Column({ column, filter, stages, move }: Shown) {
  const t = useText(text)
  const { ref, over } = useDrop(column.stage, move)
  const more = useMore(column, filter)
  const cards = [...column.items, ...(more.data?.pages.flatMap((page) => page.items) ?? [])]
  const unread = more.data ? more.hasNextPage : column.next !== null
  return (
    <section ref={ref} className={over ? 'board-column over' : 'board-column'} aria-label={pick(column.label)}>
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
      <div className="board-cards">
        {cards.map((card) => (
          <BoardCard key={card.id} card={card} stages={stages} move={move} />
        ))}
        {cards.length === 0 && <Typography.Text type="secondary">{t.empty_column}</Typography.Text>}
        {unread && (
          <Button size="small" type="text" block loading={more.isFetching} onClick={() => void more.fetchNextPage()}>
            {t.more}
          </Button>
        )}
      </div>
    </section>
  )
}

function useMore({ stage, next }: ColumnAnswer, filter: Record<string, string>) {
  return useInfiniteQuery({
    queryKey: ['/api/projects', 'column', stage, filter, next],
    enabled: false,
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
}

function useDrop(stage: string, move: Shown['move']) {
  const ref = useRef<HTMLElement>(null)
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!ref.current) return
    return dropTargetForElements({
      element: ref.current,
      canDrop: ({ source }) => source.data.stage !== stage,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        move(source.data.card as Card, stage)
      },
    })
  }, [stage, move])
  return { ref, over }
}
