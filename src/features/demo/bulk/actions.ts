import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import { defaultPlaybook } from '#features/founding/actions.ts'
import { playbookOn } from '#features/playbook/actions.ts'
import { settleLoaded } from '#features/projects/load/actions.ts'
import { dayOf } from '#platform/day.ts'
import { type Copied, copyIn } from '#platform/db/copy.ts'
import { type Db, overConnection } from '#platform/db/open.ts'
import type { FileStore } from '#platform/files.ts'
import { ask } from '#platform/thread.ts'
import type { DemoSize, Founded } from '../drafts/model.ts'
import { asAdmin, type Demo, found, signInOf } from '../founding/actions.ts'
import { inventTargets } from '../targets/actions.ts'
import { batchesOf, type Order } from './model.ts'
import { analyse, bareTables, beginLoad, freshFiles, vacuum } from './store.ts'

/** Where the county is made; `url` is that of `db`. */
export interface Ground {
  db: Db
  url: string
  files: FileStore
}

const threads = 2

/**
 * Invents a county too large for actions: the same kinds of rows, hashes and papers, made by threads and loaded by COPY in one
 * transaction. The same sizes on the same day give the same records under the same ids. `told` hears how far it has come.
 */
export async function seedInBulk(
  ground: Ground,
  size: DemoSize,
  now: Date,
  told: (line: string) => void,
): Promise<Demo> {
  const founded = await found(ground.db, now)
  const order = await orderOf(ground, founded, size, now)
  await makeFolders(ground.files, founded)
  const client = await beginLoad(ground.url)
  try {
    await freshFiles(client)
    const back = await bareTables(client)
    await loadAll(client, order, told)
    told('indexes and references')
    await analyse(client)
    for (const statement of back) await client.query(statement)
    await settleLoaded(overConnection(client), founded.tenant_id, order.today)
    await client.query('commit')
    told('vacuum')
    await vacuum(client)
  } finally {
    await client.end()
  }
  await inventTargets(asAdmin(ground.db, ground.files, founded, now))
  return signInOf(founded)
}

async function orderOf(ground: Ground, founded: Founded, size: DemoSize, now: Date): Promise<Order> {
  const today = dayOf(now)
  const { id } = await playbookOn(ground.db, founded.tenant_id, today)
  const source = await readFile(defaultPlaybook, 'utf8')
  return { founded, size, today, playbook_id: id, source, files_folder: ground.files.folder }
}

/** Every folder that a file may come into. */
async function makeFolders(files: FileStore, { tenant_id }: Founded): Promise<void> {
  for (let i = 0; i < 256; i++)
    await mkdir(dirname(files.path(tenant_id, i.toString(16).padStart(2, '0'))), { recursive: true })
}

/** Threads invent while the database takes in what they made; each is one batch ahead. */
async function loadAll(client: pg.Client, order: Order, told: (line: string) => void): Promise<void> {
  const batches = batchesOf(order.size)
  let [next, done] = [0, 0]
  let turn: Promise<void> = Promise.resolve()
  const load = (tables: Copied[]) => {
    turn = turn.then(async () => {
      for (const table of tables) await copyIn(client, table)
      done += 1
      if (done % 100 === 0) told(`${done} of ${batches.length} batches`)
    })
    return turn
  }
  const work = async () => {
    const thread = new Worker(new URL('./jobs.ts', import.meta.url), { workerData: order })
    try {
      let loading: Promise<void> = Promise.resolve()
      while (next < batches.length) {
        const tables = await ask<Copied[]>(thread, batches[next++]!)
        await loading
        loading = load(tables)
        loading.catch(() => {})
      }
      await loading
    } finally {
      await thread.terminate()
    }
  }
  await Promise.all(Array.from({ length: threads }, work))
}
