import { App } from 'antd'
import { useState } from 'react'
import { isConflict, isRefusal, useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { Card } from './answers.ts'
import { asksFirst } from './asks-first.ts'
import type { Wanted } from './move-dialog.tsx'
import { usePlaybook } from './playbook.ts'
import { quickerOf } from './quicker.ts'
import { text } from './text.ts'

type Stages = Wanted['stages']

/** A card on its way: shown in its new column until the server has answered. */
export interface Moving {
  card: Card
  stage: string
}

/**
 * Moves of the board. Where nothing has to be asked the card goes at once, and comes back if the server refuses; what the gate
 * misses, a way back (which needs a reason) and a milestone (which needs its date) open the dialog.
 */
export function useMoves(stages: Stages) {
  const t = useText(text)
  const { message } = App.useApp()
  const playbook = usePlaybook()
  const [wanted, setWanted] = useState<Wanted>()
  const [moving, setMoving] = useState<Moving>()
  const label = (id: string) => stages.find((stage) => stage.id === id)?.label ?? id
  const send = useSend('post', '/api/projects/{id}/move', {
    refresh: ['/api/projects', '/api/claims', '/api/inbox'],
    quiet: true,
  })

  const ask = (card: Card, stage: string) => setWanted({ ...card, stage, stages })
  const refused = (error: Error, card: Card, stage: string) => {
    if (isRefusal(error, 'gate.missing')) return ask(card, stage)
    if (!isConflict(error)) return void message.error(error.message)
    const { project } = error.theirs as { project?: { stage?: string } }
    message.warning(`${card.name}: ${t.moved_first(quickerOf(error, t), label(project?.stage ?? ''))}`)
  }
  const move = (card: Card, stage: string) => {
    if (asksFirst(playbook?.stages ?? [], card.stage.id, stage)) return ask(card, stage)
    setMoving({ card, stage })
    send.mutate(
      { path: { id: card.id }, body: { version: card.version, stage } },
      {
        onSuccess: () => void message.success(t.moved(label(stage))),
        onError: (error) => refused(error, card, stage),
        onSettled: () => setMoving(undefined),
      },
    )
  }
  return { move, moving, wanted, close: () => setWanted(undefined) }
}
