import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { From } from '#features/projects/record/model.ts'
import { ahead } from '#platform/ahead.ts'
import type { Me } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { askOn } from '#platform/thread.ts'
import { ownUnit } from '../../access.ts'
import type { ImportMap } from '../../map/model.ts'
import { chunkSize } from '../../model.ts'
import { openLedger } from '../../reading/actions.ts'
import { text } from '../../text.ts'
import { homeOf, type UnitName } from '../model.ts'
import { prepareRow, type ReadRow } from '../prepared/actions.ts'
import type { Frame } from '../stated/actions.ts'

/** What the rows of a ledger are read with, so plain that a thread can be told of it. */
export interface Order {
  path: string
  map: ImportMap
  me: Me
  playbook: Playbook
  units: UnitName[]
  from: From
}

export type RunFrame = Frame & { ledger: Awaited<ReturnType<typeof openLedger>> }

export async function openFrame({ path, map, ...given }: Order): Promise<RunFrame> {
  const { today } = given.from
  const ledger = await openLedger(path, map, given.playbook, { today, home: homeOf(given.units) })
  const { sheets, context } = ledger
  return { ...given, sheets, context, source: map.source ?? map.name, own_unit: ownUnit(given.me), today, ledger }
}

/** Rows after the given one, read and judged, some at a time: as few as one likes cost no more. */
export async function* readRows(frame: RunFrame, after: number, size: number): AsyncGenerator<ReadRow[]> {
  let rows: ReadRow[] = []
  for await (const row of frame.ledger.rows(after)) {
    rows.push(prepareRow(frame, row))
    if (rows.length < size) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

/** A file of so many bytes is worth a thread of its own. */
export const worthThread = 256 * 1024

/** The same, each made while the one before is written; of a large file by another thread. */
export async function readAhead(order: Order, frame: RunFrame, after: number): Promise<AsyncGenerator<ReadRow[]>> {
  const { size } = await stat(order.path)
  return ahead(size < worthThread ? readRows(frame, after, chunkSize) : readAside({ ...order, after }))
}

/** What the thread is told of, and what it answers each time that it is asked. */
export type Aside = Order & { after: number }
export type Answer = { rows: ReadRow[] } | { done: true } | { problem: Pick<Problem, 'kind' | 'code' | 'words'> }

/** Megabytes that the thread may take for what lives longer than a moment. */
const memory = 256

/** Rows that it answers at once: few, for what it makes and sends away at once costs its memory nothing. */
export const answerSize = 25

/** Answers that it is asked for at once: as many as two chunks have, so that a slow transaction does not stop it, nor a slow page the next one. */
const openAnswers = (2 * chunkSize) / answerSize

export async function* readAside(order: Aside, megabytes = memory): AsyncGenerator<ReadRow[]> {
  const thread = new Worker(new URL('./jobs.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: megabytes },
  })
  let chunk: ReadRow[] = []
  try {
    for await (const answer of askOn<Answer>(thread, 'next', openAnswers)) {
      if ('problem' in answer) throw new Problem(answer.problem.kind, answer.problem.code, answer.problem.words)
      if ('done' in answer) break
      chunk.push(...answer.rows)
      if (chunk.length < chunkSize) continue
      yield chunk
      chunk = []
    }
    if (chunk.length > 0) yield chunk
  } catch (error) {
    throw isOutOfMemory(error) ? tooHeavy() : error
  } finally {
    await thread.terminate()
  }
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooHeavy(): Problem {
  return new Problem('invalid', 'import.too_heavy', text.too_heavy)
}
