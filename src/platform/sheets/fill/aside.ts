import { setImmediate as othersFirst } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { FilledValue } from './cells.ts'
import type { FillTable } from './table.ts'

/** A place-holder's values, or `end`, when all are there. */
export type Handed = [key: string, values: (FilledValue | undefined)[]] | 'end'

/** The form at a path filled on a thread of its own, for one with thousands of rows: everybody else would wait for it. */
export async function fillAside({ path, table }: { path: string; table: FillTable }): Promise<Buffer> {
  const thread = new Worker(new URL('./filler.ts', import.meta.url), { workerData: { path, times: table.times } })
  const filled = new Promise<Uint8Array>((done, fail) => thread.once('message', done).once('error', fail))
  filled.catch(() => {})
  try {
    // In pieces, for what is handed over is copied, and others wait for that.
    for (const piece of table.values) {
      thread.postMessage(piece satisfies Handed)
      await othersFirst()
    }
    thread.postMessage('end' satisfies Handed)
    const bytes = await filled
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } finally {
    await thread.terminate()
  }
}
