import { parentPort, workerData } from 'node:worker_threads'
import type { FillOrder } from './aside.ts'
import { fillForm } from './fill.ts'
import { openForm } from './form.ts'
import { fillBy } from './table.ts'

/** A thread that fills one form and answers the file. */
const { path, table } = workerData as FillOrder
parentPort!.postMessage(await fillForm(await openForm(path), fillBy(table)))
