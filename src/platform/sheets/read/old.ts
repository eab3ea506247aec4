import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sheetProblem } from '../problems.ts'

/** What a thread says of an old file: nothing where it became an .xlsx. */
export type Turned = 'encrypted' | 'kind' | undefined

/** Files turned last, for a ledger is opened half a dozen times on its way in: what is kept by what an old file was. */
const kept = new Map<string, Promise<string>>()
const most = 16
/** A sheet of 65,536 rows, the last that an old file can have, takes less. */
const thread = { maxOldGenerationSizeMb: 1_536 }
const patienceMs = 120_000
let folder: string | undefined

/** The .xlsx that an old Excel or WPS file (.xls, .et) comes to. What has a password, is no table, or is too much is a Problem `sheet.*`. */
export async function modernOf(path: string): Promise<string> {
  const { size, mtimeMs, ino } = await stat(path)
  const key = [path, size, mtimeMs, ino].join('\n')
  const turned = kept.get(key) ?? turn(path)
  kept.delete(key)
  kept.set(key, turned)
  turned.catch(() => kept.delete(key))
  const [oldest, file] = kept.size > most ? kept.entries().next().value! : []
  if (oldest) kept.delete(oldest)
  void file?.then((gone) => rm(gone, { force: true })).catch(() => {})
  return turned
}

async function turn(path: string): Promise<string> {
  const to = join(folderOfThisRun(), randomUUID())
  const worker = new Worker(new URL('./turner.ts', import.meta.url), {
    workerData: { path, to },
    resourceLimits: thread,
    stdout: true, // nothing of what it finds odd in a file belongs into the log
    stderr: true,
  })
  const late = setTimeout(() => void worker.terminate(), patienceMs)
  try {
    const found = await new Promise<Turned>((done, fail) => {
      worker.once('message', done).once('error', fail).once('exit', fail)
    }).catch(() => {
      throw sheetProblem.oldKind()
    })
    if (found) throw sheetProblem[found]()
    return to
  } finally {
    clearTimeout(late)
  }
}

function folderOfThisRun(): string {
  if (folder) return folder
  folder = mkdtempSync(join(tmpdir(), 'landfall-old-'))
  process.once('exit', () => rmSync(folder!, { recursive: true, force: true }))
  return folder
}
