import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import type { Handed } from './aside.ts'
import { fillForm } from './fill.ts'
import { openForm } from './form.ts'
import { type FillTable, fillBy } from './table.ts'

/** A thread that fills one form and answers the file. */
const { path, times } = workerData as { path: string; times: FillTable['times'] }
const values: FillTable['values'] = new Map()
for await (const [handed] of on(parentPort!, 'message') as AsyncIterable<[Handed]>) {
  if (handed === 'end') break
  values.set(...handed)
}
parentPort!.postMessage(await fillForm(await openForm(path), fillBy({ times, values })))
