import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#platform/problem.ts'
import { packedOf } from '../prepared/actions.ts'
import { type Answer, type Aside, answerSize, openFrame, readRows } from './actions.ts'

/** A thread that reads a ledger: each time that it is asked it answers the next rows. */
const { after, ...order } = workerData as Aside
const rows = readRows(await openFrame(order), after, answerSize)

parentPort!.on('message', async () => {
  const answer = await next()
  const moved = 'rows' in answer ? packedOf(answer.rows).map(({ bytes }) => bytes.buffer) : []
  parentPort!.postMessage(answer, moved)
})

async function next(): Promise<Answer> {
  try {
    const { done, value } = await rows.next()
    return done ? { done } : { rows: value }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { kind, code, words } = error
    return { problem: { kind, code, words } }
  }
}
