import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Empty, Select, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { query } from '#app/web/client.ts'
import { useMe } from '#app/web/session.ts'
import { pick, useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import type { Card } from './answers.ts'
import './board.css'
import { Column } from './board-column.tsx'
import { Filters } from './filters.tsx'
import { MoveDialog, type Wanted } from './move-dialog.tsx'
import { text } from './text.ts'

/** The pipeline by stage: a card is dragged to its next stage, or moved by its menu; the gate answers what is missing. */
export function Board() {
  const t = useText(text)
  const wide = useWide()
  const me = useMe()
  const search = useSearch({ strict: false }) as Record<string, string>
  const navigate = useNavigate()
  const [wanted, setWanted] = useState<Wanted>()
  const { stage: shown, ...filter } = search
  const { data, error, isPending } = useQuery(
    query('/api/projects/board', { query: { ...filter, cards: 20 } as never }),
  )
  const columns = data?.columns ?? []
  const stages = columns.map(({ stage, label }) => ({ id: stage, label: pick(label) }))
  const move = (card: Pick<Card, 'id' | 'name' | 'version'>, stage: string) => setWanted({ ...card, stage, stages })
  const one =
    columns.find((column) => column.stage === shown) ?? columns.find((column) => column.count > 0) ?? columns[0]
  return (
    <div className="board-page">
      <header className="page-head">
        <Typography.Title level={3}>{t.board}</Typography.Title>
        <Filters />
        {me?.can.includes('create') && (
          <Link to="/projects/new">
            <Button type="primary" icon={<PlusOutlined />}>
              {t.new_project}
            </Button>
          </Link>
        )}
      </header>
      {error && <Alert type="error" showIcon title={error.message} />}
      {isPending && <Skeleton active />}
      {data && columns.every((column) => column.count === 0) && <Nothing />}
      {!wide && one && (
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
          <Column column={one} filter={filter} stages={stages} move={move} />
        </>
      )}
      {wide && (
        <section className="board" aria-label={t.board}>
          {columns.map((column) => (
            <Column key={column.stage} column={column} filter={filter} stages={stages} move={move} />
          ))}
        </section>
      )}
      {wanted && <MoveDialog wanted={wanted} close={() => setWanted(undefined)} />}
    </div>
  )
}

function Nothing() {
  const t = useText(text)
  return (
    <Empty
      description={
        <>
          <div>{t.empty_board}</div>
          <Typography.Text type="secondary">{t.empty_board_hint}</Typography.Text>
        </>
      }
    />
  )
}
