import { type Heard, openSource } from './source.ts'

/** One connection for every window of this browser: a shared worker, for as long as one of them is open. */
const scope = globalThis as unknown as { onconnect: (event: MessageEvent) => void }
const pages = new Set<MessagePort>()
let close: (() => void) | undefined
let member = ''
let last: Heard | undefined

scope.onconnect = ({ ports: [page] }) => {
  if (!page) return
  page.onmessage = ({ data }: MessageEvent<{ member: string } | 'bye'>) => {
    if (data === 'bye') return leave(page)
    pages.add(page)
    if (data.member !== member || !close) start(data.member)
    else if (last) page.postMessage(last)
  }
}

function start(who: string): void {
  close?.()
  member = who
  last = undefined
  close = openSource((heard) => {
    if (heard.kind === 'connected' || heard.kind === 'lost') last = heard
    if (heard.kind === 'over') close = undefined
    for (const page of pages) page.postMessage(heard)
  })
}

function leave(page: MessagePort): void {
  pages.delete(page)
  if (pages.size > 0) return
  close?.()
  close = undefined
}
