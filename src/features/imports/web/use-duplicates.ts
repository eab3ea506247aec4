import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { type Answer as Answered, send } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { Answer } from './suspected.tsx'
import { text } from './text.ts'

export type Waiting = Answered<'/api/imports/suspected', 'get'>['items'][number]

export interface Narrow {
  import_id?: string | undefined
  unit?: string | undefined
  later: 'true' | 'false'
}

const page = 50

/**
 * The queue of suspected rows, what is decided of them, and the way back. A decided row leaves the list at once and the next one takes
 * its place: nothing is read anew between two keys.
 */
export function useDuplicates(narrow: Narrow) {
  const say = useText(text)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [decided, setDecided] = useState<Waiting[]>([])
  const [at, setAt] = useState(0)
  const [busy, setBusy] = useState(false)
  const queue = useInfiniteQuery({
    queryKey: ['/api/imports/suspected', narrow],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/imports/suspected', { query: { ...narrow, limit: page, cursor: pageParam } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const gone = new Set(decided.map(keyOf))
  const items = (queue.data?.pages.flatMap((one) => one.items) ?? []).filter((item) => !gone.has(keyOf(item)))
  const place = Math.max(0, Math.min(at, items.length - 1))
  const chosen = items[place]

  const step = (by: number) => {
    if (place + by >= items.length - 5 && queue.hasNextPage && !queue.isFetchingNextPage) void queue.fetchNextPage()
    setAt(Math.max(0, Math.min(place + by, items.length - 1)))
  }

  const writing = async (write: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await write()
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isElsewhere(String(queryKey[0])) })
    } catch (error) {
      message.error((error as Error).message)
    } finally {
      setBusy(false)
    }
  }

  const decide = (decision: Answer) =>
    writing(async () => {
      if (!chosen || busy || !chosen.can.includes(decision)) return
      const path = { id: chosen.import.id, n: chosen.n }
      await send('post', '/api/imports/{id}/rows/{n}/decide', { path, body: { decision } })
      setDecided((before) => [...before, chosen])
      if (items.length < 10 && queue.hasNextPage) void queue.fetchNextPage()
    })

  const undo = () =>
    writing(async () => {
      const last = decided.at(-1)
      if (!last || busy) return
      await send('post', '/api/imports/{id}/rows/{n}/undecide', { path: { id: last.import.id, n: last.n } })
      setDecided((before) => before.slice(0, -1))
      const back = (queue.data?.pages.flatMap((one) => one.items) ?? []).filter(
        (item) => !gone.has(keyOf(item)) || item === last,
      )
      setAt(
        Math.max(
          0,
          back.findIndex((item) => keyOf(item) === keyOf(last)),
        ),
      )
      message.success(say.taken_back)
    })

  const total = (queue.data?.pages[0]?.total ?? 0) - decided.length
  return { queue, items, chosen, place, total, decided: decided.length, busy, step, go: setAt, decide, undo }
}

export function keyOf({ import: { id }, n }: Waiting): string {
  return `${id}.${n}`
}

function isElsewhere(path: string): boolean {
  return path !== '/api/imports/suspected' && (path.startsWith('/api/imports') || path.startsWith('/api/projects'))
}
