import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useText } from '#ui/text.ts'
import { text } from '../text.ts'
import './live.css'
import { refetcher } from './refetch.ts'
import { type Heard, openSource } from './source.ts'

const shownAfterMs = 4_000

/** What colleagues change appears by itself; a quiet sign says so where it does not, because the connection is lost. */
export function Live({ member }: { member: string }) {
  const t = useText(text)
  const queries = useQueryClient()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const read = refetcher(queries)
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = follow(member, (heard) => {
      if (heard.kind === 'lost') timer ??= setTimeout(() => setLost(true), shownAfterMs)
      else {
        clearTimeout(timer)
        timer = undefined
        setLost(false)
      }
      if (heard.kind === 'change') read.changed(heard.change)
      if (heard.kind === 'missed' || heard.kind === 'over') read.missed()
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [queries, member])
  return (
    <div role="status" className={lost ? 'live-lost' : 'live-well'}>
      {lost && t.connection_lost}
    </div>
  )
}

/** Through the worker that all windows share; where a browser has none, by a connection of the window's own. */
function follow(member: string, hear: (heard: Heard) => void): () => void {
  if (typeof SharedWorker === 'undefined') return openSource(hear)
  const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'landfall' })
  const bye = () => worker.port.postMessage('bye')
  worker.port.onmessage = ({ data }: MessageEvent<Heard>) => hear(data)
  worker.port.postMessage({ member })
  // A window that is closed says nothing by itself; one that is shown again asks anew.
  const shown = ({ persisted }: PageTransitionEvent) => persisted && worker.port.postMessage({ member })
  addEventListener('pagehide', bye)
  addEventListener('pageshow', shown)
  return () => {
    removeEventListener('pagehide', bye)
    removeEventListener('pageshow', shown)
    bye()
    worker.port.close()
  }
}
