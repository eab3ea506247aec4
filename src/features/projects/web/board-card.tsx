import { LockOutlined, MoreOutlined } from '@ant-design/icons'
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { Link } from '@tanstack/react-router'
import { Button, Dropdown, Tooltip, Typography } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Light } from '#ui/light.tsx'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import type { Card } from './answers.ts'
import { text } from './text.ts'

interface Shown {
  card: Card
  stages: { id: string; label: string }[]
  move: (card: Card, stage: string) => void
}

/** A project at a glance. Its menu does what dragging does, for keyboards and thumbs. */
export function BoardCard({ card, stages, move }: Shown) {
  const t = useText(text)
  const { ref, held } = useDrag(card)
  const late = card.next_step_on !== null && card.next_step_on < new Date().toISOString().slice(0, 10)
  const items = stages
    .filter(({ id }) => id !== card.stage.id)
    .map(({ id, label }) => ({ key: id, label, onClick: () => move(card, id) }))
  return (
    <article ref={ref} className={held ? 'card held' : 'card'}>
      <div className="card-head">
        <Light light={card.light.light} because={pick(card.light.because ?? undefined)} />
        <Link to="/projects/$id" params={{ id: card.id }} className="card-name">
          {card.confidential && (
            <Tooltip title={t.confidential}>
              <LockOutlined />
            </Tooltip>
          )}
          {card.name}
        </Link>
        {card.can.includes('move') && (
          <Dropdown menu={{ items }} trigger={['click']}>
            <Button size="small" type="text" icon={<MoreOutlined />} aria-label={`${t.move_to} ${card.name}`} />
          </Dropdown>
        )}
      </div>
      <div className="card-line">
        <Typography.Text type="secondary" ellipsis>
          {card.unit.name}
        </Typography.Text>
        <strong>
          <Yuan value={card.investment_cny} />
        </strong>
      </div>
      {card.next_step && (
        <Typography.Text className="card-step" type={late ? 'danger' : 'secondary'} ellipsis>
          {card.next_step_on?.slice(5)} {card.next_step}
        </Typography.Text>
      )}
      <Typography.Text type="secondary" className="card-days">
        {t.days_in_stage(card.days_in_stage)}
      </Typography.Text>
    </article>
  )
}

function useDrag(card: Card) {
  const ref = useRef<HTMLElement>(null)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!ref.current || !card.can.includes('move')) return
    return draggable({
      element: ref.current,
      getInitialData: () => ({ card, stage: card.stage.id }),
      onDragStart: () => setHeld(true),
      onDrop: () => setHeld(false),
    })
  }, [card])
  return { ref, held }
}
