import type { Change } from '#features/live/model.ts'

/** What a page hears: that it is connected, that something changed or was missed, that the connection is lost or over. */
export type Heard = { kind: 'connected' | 'missed' | 'lost' | 'over' } | { kind: 'change'; change: Change }

const shortest = 1_000
const longest = 30_000

/**
 * Follows the server's changes until closed. A lost connection is tried again with growing pauses, spread so that a restart is not
 * met by everybody at once; once there again, something may have been missed.
 */
export function openSource(hear: (heard: Heard) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let closed = false
  let before = false

  function connect(): void {
    source = new EventSource('/api/live')
    source.addEventListener('ready', () => {
      failures = 0
      hear({ kind: 'connected' })
      if (before) hear({ kind: 'missed' })
      before = true
    })
    source.addEventListener('change', ({ data }) => hear({ kind: 'change', change: JSON.parse(data) as Change }))
    source.addEventListener('missed', () => hear({ kind: 'missed' }))
    source.addEventListener('end', () => {
      close()
      hear({ kind: 'over' })
    })
    source.onerror = () => {
      source?.close()
      if (closed) return
      hear({ kind: 'lost' })
      const pause = Math.min(longest, shortest * 2 ** failures++)
      timer = setTimeout(connect, pause * (0.5 + Math.random() / 2))
    }
  }

  function close(): void {
    closed = true
    clearTimeout(timer)
    source?.close()
  }

  connect()
  return close
}
