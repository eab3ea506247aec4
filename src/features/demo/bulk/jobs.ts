import { parentPort, workerData } from 'node:worker_threads'
import { loadPlaybook } from '#features/playbook/load/model.ts'
import { openFiles } from '#platform/files.ts'
import { batchTables } from './batch/actions.ts'
import type { Batch, Order } from './model.ts'

/** A thread that invents batches: it is told of one at a time and answers its tables. */
const { files_folder, source, ...order } = workerData as Order
const loaded = loadPlaybook(source)
if (!loaded.ok) throw new Error(loaded.faults[0]?.message_en)
const ground = { ...order, playbook: loaded.playbook, files: openFiles(files_folder) }

parentPort!.on('message', (batch: Batch) => {
  const tables = batchTables(ground, batch)
  parentPort!.postMessage(
    tables,
    tables.map(({ text }) => text.buffer),
  )
})
