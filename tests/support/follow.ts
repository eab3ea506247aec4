/** What a server-sent event said. */
export interface Said {
  event: string
  data: Record<string, unknown>
}

/** A page that follows changes: reads the stream, and answers what it was told. */
export function following(response: Response) {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const said: Said[] = []
  const waiting = new Set<() => void>()
  const over = (async () => {
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
      if (done) return
      rest += value
      const blocks = rest.split('\n\n')
      rest = blocks.pop()!
      said.push(...blocks.flatMap(eventOf))
      for (const look of waiting) look()
    }
  })()
  return {
    said,
    over,
    /** The first event that fits, told already or yet to come. */
    until(fits: (one: Said) => boolean): Promise<Said> {
      return new Promise((done) => {
        const look = () => {
          const found = said.find(fits)
          if (!found) return
          waiting.delete(look)
          done(found)
        }
        waiting.add(look)
        look()
      })
    },
    close: () => reader.cancel(),
  }
}

function eventOf(block: string): Said[] {
  const [, event] = /^event: (.*)$/m.exec(block) ?? []
  const [, data] = /^data: (.*)$/m.exec(block) ?? []
  return event && data ? [{ event, data: JSON.parse(data) as Record<string, unknown> }] : []
}
