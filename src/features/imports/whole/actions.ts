import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { actingAs, actingMembers } from '#features/places/acting/actions.ts'
import { tenantOf } from '#features/places/actions.ts'
import type { Context, Me } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { FileStore, StoredFile } from '#platform/files.ts'
import { Problem } from '#platform/problem.ts'
import { say, terminalLanguage, type Words } from '#platform/words.ts'
import { faultsOf } from '#platform/zod-words.ts'
import { ownUnit } from '../access.ts'
import { draftImport, saveImport, started } from '../lifecycle/actions.ts'
import { type ImportMap, mapSchema } from '../map/model.ts'
import type { Counts, Import } from '../model.ts'
import { placeOfRow } from '../reading/actions.ts'
import { frameOf, inSteps, runImport } from '../run/actions.ts'
import { oneImport, rowsOf, unfinishedLike } from '../store.ts'
import { text } from '../text.ts'

export interface Report extends Counts {
  /** `sheet` where the file has several. */
  refusals: { sheet: string; row: number; column: string; reason: Words }[]
  import_id: string | null
}

export type Open = () => Promise<{ db: Db; files: FileStore; close(): Promise<void> }>

/** Does a command's work as the member named, and closes what it opened. */
export async function withImporter(
  open: Open,
  whom: { as?: string; tenant?: string },
  work: (context: Context) => Promise<void>,
): Promise<void> {
  const { db, files, close } = await open()
  try {
    const me = await importer(db, whom.as, whom.tenant)
    await work({ db, files, me, now: new Date(), language: terminalLanguage(process.env), request_id: 'command' })
  } finally {
    await close()
  }
}

/** Who brings a ledger in on the command line: named, or the only member who may. */
export async function importer(db: Db, userName: string | undefined, slug: string | undefined): Promise<Me> {
  const tenant = await tenantOf(db, slug)
  const may = (await actingMembers(db, tenant.id)).filter((member) => ownUnit(member))
  if (userName === undefined && may.length !== 1) {
    const users = may.map(({ user_name }) => user_name).join(', ')
    throw new Problem('malformed', 'import.whose', say(text.whose, users))
  }
  const name = userName ?? may[0]!.user_name
  const me = may.some(({ user_name }) => user_name === name.toLowerCase())
    ? await actingAs(db, tenant.id, { user_name: name })
    : undefined
  if (!me) throw new Problem('missing', 'import.no_user', say(text.no_user, name))
  return me
}

/** A map from the text of its file; what is wrong with it is a Problem that names the places. */
export function readMap(source: string, file: string): ImportMap {
  let given: unknown
  try {
    given = JSON.parse(source)
  } catch {
    throw new Problem('invalid', 'import.map', say(text.map_unreadable, file))
  }
  return checkedMap(given)
}

export function checkedMap(given: unknown): ImportMap {
  const read = mapSchema.safeParse(given)
  if (read.success) return read.data
  throw new Problem('invalid', 'import.map', text.map_faulty, { faults: faultsOf(mapSchema, given) })
}

/** The map of a ledger that has none: everything as its headers say. */
export function plainMap(fileName: string): ImportMap {
  return mapSchema.parse({ name: fileName })
}

/** Brings a whole file in and waits for it. Begun before and not ended, it goes on where it stood. */
export async function importWhole(
  context: Context,
  path: string,
  map: ImportMap | undefined,
  told?: (rows: number) => void,
): Promise<Report> {
  const { db, files, me, now } = context
  await readable(path)
  const name = basename(path)
  const file = await files.put(me.tenant_id, createReadStream(path))
  const wanted = map ?? plainMap(name)
  const before = await unfinishedLike(db, me.tenant_id, { member_id: me.member_id, sha256: file.sha256, map: wanted })
  const one = await db.transaction().execute(async (tx) => {
    if (before) return (await oneImport(tx, me.tenant_id, before))!
    const draft = await draftImport(tx, context, { ...file, name }, { map: wanted, mapped_as: null })
    return saveImport(tx, context, draft, started(draft, now), 'started')
  })
  const settings = { path: files.path(me.tenant_id, file.sha256), transact: transactOf(db), told }
  const counts = await runImport(context, one, settings).catch((error) => failed(context, one, error))
  return reportOf(db, context, one, settings.path, counts)
}

/** The same without writing anything: everything is done in one transaction that is undone. */
export async function importDry(context: Context, path: string, map: ImportMap | undefined): Promise<Report> {
  const { db, now } = context
  await readable(path)
  const name = basename(path)
  const file = await measured(path)
  return undone(db, async (tx) => {
    const draft = await draftImport(tx, context, { ...file, name }, { map: map ?? plainMap(name), mapped_as: null })
    const one = await saveImport(tx, context, draft, started(draft, now), 'started')
    const inside = { ...context, db: tx }
    const counts = await runImport(inside, one, { path, transact: inSteps(tx) })
    return { ...(await reportOf(tx, inside, one, path, counts)), import_id: null }
  })
}

export function transactOf(db: Db): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  return (work) => db.transaction().execute(work)
}

/** Does the work in a transaction and takes it back. */
export async function undone<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const nothing = new Error('undone')
  let answer: T | undefined
  try {
    await db.transaction().execute(async (tx) => {
      answer = await work(tx)
      throw nothing
    })
  } catch (error) {
    if (error !== nothing) throw error
  }
  return answer as T
}

/** A file that cannot be read to its end ends the import; what came before the fault stays. */
export async function failed(context: Context, one: Import, error: unknown): Promise<never> {
  if (error instanceof Problem) {
    const { tenant_id } = context.me
    const problem = error.words[context.language === 'en' ? 1 : 0]
    await context.db.transaction().execute(async (tx) => {
      const now = (await oneImport(tx, tenant_id, one.id))!
      if (now.status !== 'running') return
      const ended_at = new Date().toISOString()
      await saveImport(tx, context, now, { ...now, status: 'failed', problem, ended_at }, 'failed')
    })
  }
  throw error
}

async function reportOf(db: Db | Tx, context: Context, one: Import, path: string, counts: Counts): Promise<Report> {
  const { me } = context
  const { id } = one
  const { ledger } = await frameOf(context, one, path)
  const refusals: Report['refusals'] = []
  const page = 1_000
  for (let after = 0; ; ) {
    const rows = await rowsOf(db, me.tenant_id, id, { outcome: 'refused', after, limit: page })
    for (const { n, reasons } of rows)
      for (const { column, reason } of reasons) refusals.push({ ...placeOfRow(ledger, n), column, reason })
    if (rows.length < page) return { ...counts, refusals, import_id: id }
    after = rows.at(-1)!.n
  }
}

async function readable(path: string): Promise<void> {
  await access(path).catch(() => {
    throw new Problem('missing', 'import.no_file', say(text.no_file, path))
  })
}

async function measured(path: string): Promise<StoredFile> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return { sha256: hash.digest('hex'), size: (await stat(path)).size, media_type: 'text/plain' }
}
