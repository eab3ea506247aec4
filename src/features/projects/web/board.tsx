import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select, Skeleton } from 'antd'
import { query } from '#app/web/client.ts'
import { useMe } from '#app/web/session.ts'
import { PlusOutlined } from '#ui/icons.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { pick, useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import './board.css'
import './board-print.css'
import { Column } from './board-column.tsx'
import { Filters } from './filters.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { NoProjects } from './no-projects.tsx'
import { text } from './text.ts'
import { useMoves } from './use-moves.ts'

/** The pipeline by stage: a card is dragged to its next stage, or moved by its menu; the gate answers what is missing. */
export function Board() {
  const t = useText(text)
  const wide = useWide()
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const { stage: shown, ...filter } = search
  const { data, error, isPending, refetch } = useQuery({
    ...query('/api/projects/board', { query: { ...filter, cards: 12 } as never }),
    placeholderData: keepPreviousData,
  })
  const columns = data?.columns ?? []
  const stages = columns.map(({ stage, label }) => ({ id: stage, label: pick(label) }))
  const { move, moving, wanted, close } = useMoves(stages)
  const one =
    columns.find((column) => column.stage === shown) ?? columns.find((column) => column.count > 0) ?? columns[0]
  const empty = data !== undefined && columns.every((column) => column.count === 0)
  const inColumn = { filter, stages, move, moving }
  return (
    <div className="board-page">
      <BoardHead />
      {error && <ErrorState error={error} retry={refetch} />}
      {isPending && <Skeleton active />}
      {empty && <NoProjects path="/board" filter={filter} />}
      {!wide && one && !empty && (
        <>
          <Select
            className="board-stage"
            aria-label={t.stage}
            value={one.stage}
            options={columns.map((column) => ({
              value: column.stage,
              label: `${pick(column.label)} · ${column.count}`,
            }))}
            onChange={(stage) => void navigate({ to: '/board', search: { ...search, stage } as never })}
          />
          <Column key={one.stage} column={one} {...inColumn} />
        </>
      )}
      {wide && !empty && data && (
        <section className="board" aria-label={t.board}>
          {columns.map((column) => (
            <Column key={column.stage} column={column} {...inColumn} />
          ))}
        </section>
      )}
      {wanted && <MoveDialog key={`${wanted.id} ${wanted.stage}`} wanted={wanted} close={close} />}
    </div>
  )
}

function BoardHead() {
  const t = useText(text)
  const me = useMe()
  return (
    <PageHead title={t.board}>
      <Filters />
      {me?.can.includes('create') && (
        <Link to="/projects/new">
          <Button type="primary" icon={<PlusOutlined />}>
            {t.new_project}
          </Button>
        </Link>
      )}
    </PageHead>
  )
}
