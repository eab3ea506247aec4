import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { Button, Typography } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { ActMenu } from '#ui/act-menu.tsx'
import { today } from '#ui/day.ts'
import { ClockCircleOutlined, MoreOutlined } from '#ui/icons.tsx'
import { Light } from '#ui/light.tsx'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { RelocationTag } from '../relocations/web/sign.tsx'
import { Passing } from '../transfers/web/passing.tsx'
import type { Card } from './answers.ts'
import { ProjectName } from './project-name.tsx'
import { text } from './text.ts'

interface Shown {
  card: Card
  stages: { id: string; label: string }[]
  move: (card: Card, stage: string) => void
  /** On its way to the column it is shown in. */
  moving?: boolean
}

/** A project at a glance. Its menu does what dragging does, for keyboards and thumbs. */
export function BoardCard({ card, stages, move, moving = false }: Shown) {
  const t = useText(text)
  const { ref, held } = useDrag(card, moving)
  const items = stages
    .filter(({ id }) => id !== card.stage.id)
    .map(({ id, label }) => ({ key: id, label, onClick: () => move(card, id) }))
  const menu = { items: [{ key: 'to', type: 'group' as const, label: t.move_to, children: items }] }
  return (
    <article ref={ref} className={held || moving ? 'card held' : 'card'} aria-busy={moving}>
      <div className="card-head">
        <Light light={card.light.light} because={pick(card.light.because ?? undefined)} />
        <ProjectName project={card} />
        {items.length > 0 && card.can.includes('move') && (
          <ActMenu menu={menu} classNames={{ root: 'card-menu' }}>
            <Button size="small" type="text" icon={<MoreOutlined />} aria-label={`${t.move_to} ${card.name}`} />
          </ActMenu>
        )}
      </div>
      {card.investors && (
        <Typography.Text className="card-small" ellipsis={{ tooltip: card.investors }}>
          {card.investors}
        </Typography.Text>
      )}
      <div className="card-line">
        <Typography.Text type="secondary" ellipsis={{ tooltip: card.unit.name }}>
          {card.unit.name}
        </Typography.Text>
        <strong>
          <Yuan value={card.investment_cny} />
        </strong>
      </div>
      {(card.offered || card.brought_by) && (
        <div>
          {card.relocated && <RelocationTag />}
          <Passing offered={card.offered} brought_by={card.brought_by} />
        </div>
      )}
      {card.next_step && <NextStep step={card.next_step} on={card.next_step_on} />}
      <Typography.Text type="secondary" className="card-small">
        {t.days_in_stage(card.days_in_stage)}
      </Typography.Text>
    </article>
  )
}

/** The next step with its day; one that should have been done says so in words, not in colour alone. */
export function NextStep({ step, on }: { step: string; on: string | null }) {
  const t = useText(text)
  const late = on !== null && on < today()
  return (
    <Typography.Text className="card-small" type={late ? 'danger' : 'secondary'} ellipsis={{ tooltip: step }}>
      {late && (
        <>
          <ClockCircleOutlined /> {t.overdue}{' '}
        </>
      )}
      {on?.slice(5)} {step}
    </Typography.Text>
  )
}

function useDrag(card: Card, moving: boolean) {
  const ref = useRef<HTMLElement>(null)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!ref.current || moving || !card.can.includes('move')) return
    return draggable({
      element: ref.current,
      getInitialData: () => ({ card, stage: card.stage.id }),
      onDragStart: () => setHeld(true),
      onDrop: () => setHeld(false),
    })
  }, [card, moving])
  return { ref, held }
}
