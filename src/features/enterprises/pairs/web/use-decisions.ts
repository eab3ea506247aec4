import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef, useState } from 'react'
import { type Answer, send } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

export type Pair = Answer<'/api/enterprises/pairs/{id}', 'get'>

/** How a decision of this sitting is taken back. */
interface Done {
  id: string
  back: () => Promise<unknown>
}

/** Decisions of one sitting, each of which can be taken back; after each the next pair is opened and the lists are read again. */
export function useDecisions(
  open: (id: string | undefined) => Promise<void>,
  after: (id: string) => string | undefined,
) {
  const t = useText(text)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const done = useRef<Done[]>([])
  const [count, setCount] = useState(0)
  const [busy, setBusy] = useState(false)

  async function work(act: () => Promise<{ next: string | undefined; said: string }>) {
    if (busy) return
    setBusy(true)
    try {
      const { next, said } = await act()
      setCount(done.current.length)
      // The pair that is gone is left before it is asked for again.
      await open(next)
      message.success({ content: said, key: 'pairs', duration: 1.5 })
      void queries.invalidateQueries()
    } catch (error) {
      message.error((error as Error).message)
      void queries.invalidateQueries()
    } finally {
      setBusy(false)
    }
  }

  const put = (pair: Pair, decision: 'different' | 'later') =>
    work(async () => {
      const path = { id: pair.id }
      const { label } = await send('post', '/api/enterprises/pairs/{id}/decide', {
        path,
        body: { decision, seen: pair.seen },
      })
      const back = () =>
        send('post', '/api/enterprises/pairs/{id}/reopen', { path, body: { version: label?.version ?? 0 } })
      done.current.push({ id: pair.id, back })
      return { next: after(pair.id), said: t[`set_${decision}`] }
    })

  /** A merge that was just done. */
  const merged = (pair: Pair, mergeId: string) =>
    work(async () => {
      const back = () =>
        send('post', '/api/merges/{id}/undo', { path: { id: mergeId }, body: { reason: t.undo_reason } })
      done.current.push({ id: pair.id, back })
      return { next: after(pair.id), said: t.merged }
    })

  const undo = () => {
    const last = done.current.at(-1)
    if (!last) return
    return work(async () => {
      await last.back()
      done.current.pop()
      return { next: last.id, said: t.undone }
    })
  }

  const reopen = (pair: Pair) =>
    work(async () => {
      await send('post', '/api/enterprises/pairs/{id}/reopen', {
        path: { id: pair.id },
        body: { version: pair.label?.version ?? 0 },
      })
      return { next: after(pair.id), said: t.undone }
    })

  return { put, merged, undo, reopen, count, busy }
}

export type Decisions = ReturnType<typeof useDecisions>
