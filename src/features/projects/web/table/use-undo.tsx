import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Table } from 'antd'
import { useCallback, useRef } from 'react'
import { type Answer, send } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { text } from './text.ts'

type Outcome = Answer<'/api/projects/bulk', 'post'>
export interface Made {
  id: string
  version: number
}

/** Says what an edit did, offers to take the last one back, and lists what was refused with the reason. */
export function useUndo() {
  const t = useText(text)
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const last = useRef<Made[]>([])

  const fresh = useCallback(
    () => queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/projects') }),
    [queries],
  )
  const tellRefused = ({ refused }: Outcome) => {
    if (refused.length === 0) return
    const rows = refused.map((one) => ({ ...one, name: one.name ?? t.hidden, why: pick(one.because) }))
    const columns = [
      { title: t.project, dataIndex: 'name' },
      { title: t.because, dataIndex: 'why' },
    ]
    modal.warning({
      title: t.refused(refused.length),
      width: 640,
      content: <Table rowKey="id" size="small" pagination={false} dataSource={rows} columns={columns} />,
    })
  }
  const undo = async () => {
    const items = last.current
    last.current = []
    message.destroy('undo')
    if (items.length === 0) return
    try {
      const outcome = await send('post', '/api/projects/undo', { body: { items } })
      if (outcome.done.length > 0) message.success(t.undone(outcome.done.length))
      tellRefused(outcome)
    } catch (error) {
      message.error((error as Error).message)
    }
    await fresh()
  }
  const offer = (said: string, made: Made[]) => {
    last.current = made
    const content = (
      <>
        {said}{' '}
        <Button type="link" size="small" onClick={() => void undo()}>
          {t.undo}
        </Button>
      </>
    )
    message.open({ key: 'undo', type: 'success', duration: 10, content })
    void fresh()
  }
  return { offer, undo, tellRefused }
}
