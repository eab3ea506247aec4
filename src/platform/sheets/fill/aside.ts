import { Worker } from 'node:worker_threads'
import type { FillTable } from './table.ts'

export interface FillOrder {
  /** Where the form lies. */
  path: string
  table: FillTable
}

/** The form at a path filled on a thread of its own, for one with thousands of rows: everybody else would wait for it. */
export async function fillAside(order: FillOrder): Promise<Buffer> {
  const thread = new Worker(new URL('./filler.ts', import.meta.url), { workerData: order })
  try {
    const bytes = await new Promise<Uint8Array>((done, fail) => thread.once('message', done).once('error', fail))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } finally {
    await thread.terminate()
  }
}
