import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams'
import { migrate, schemaVersion } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { openFiles } from '../files.ts'
import { newId } from '../id.ts'
import { type SumCheck, type Verdict, verify } from '../ledger/verify.ts'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { type ArchiveEntry, readArchive } from './archive.ts'
import { connect, quoted, readTables, tableNames, tableWithRows } from './catalog.ts'
import { type End, endSchema, entryOf, type Manifest, manifestSchema, type Progress } from './model.ts'
import { text } from './text.ts'

export interface RestoreOrder {
  inFile: string
  /** An empty database, migrated or not. */
  url: string
  filesFolder: string
  /** Kind of a stream → its table, for `verify`. */
  records: Record<string, string>
  /** What is kept beside the records, for `verify`. */
  sums?: SumCheck[]
  progress?: (progress: Progress) => void
}

export interface RestoreResult {
  /** Of the backup. */
  schema_version: string
  created_at: string
  /** Migrations that were applied afterwards. */
  migrated: string[]
  tables: { name: string; rows: number }[]
  files: number
  /** What the place had already lost when the backup was made. */
  missing: string[]
  damaged: string[]
  /** Whether the ledger is the one that was backed up. */
  same_ledger: boolean
  verdict: Verdict
}

/**
 * Restores a backup into an empty place: the schema as it was, all tables in one transaction, the files each checked against its
 * hash; then the schema of today, then `verify`. Anything wrong on the way is one Problem, and nothing is restored.
 */
export async function restore(order: RestoreOrder): Promise<RestoreResult> {
  const { inFile, url, filesFolder, records, sums, progress = () => {} } = order
  const client = await connect(url)
  const db = openDb(url, { max: 2 })
  const entries = readArchive(inFile)
  const written: string[] = []
  try {
    const manifest = await reading('manifest.json', async () => readManifest(await entries.next()))
    await prepareSchema(client, url, manifest)
    await client.query('begin')
    await lockEmpty(client)
    await refuseOtherTables(client, manifest)
    const end = await load(client, manifest, entries, filesFolder, written, progress)
    await client.query('commit')
    written.length = 0
    const migrated = await migrate(db)
    const verdict = await verify(db, records, sums, { url })
    return {
      schema_version: manifest.schema_version,
      created_at: manifest.created_at,
      migrated,
      tables: manifest.tables.map(({ name, rows }) => ({ name, rows })),
      files: end.files,
      missing: end.missing,
      damaged: end.damaged,
      same_ledger: verdict.fingerprint === manifest.fingerprint,
      verdict,
    }
  } finally {
    await entries.return(undefined)
    await client.end()
    await db.destroy()
    for (const path of written) await rm(path, { force: true })
  }
}

async function readManifest(first: IteratorResult<ArchiveEntry>): Promise<Manifest> {
  if (first.done || entryOf(first.value.header.name)?.kind !== 'manifest') throw damaged('manifest.json')
  return manifestSchema.parse(await readJson(first.value))
}

/** Brings the empty database to the backup's schema version, from whichever it is at. */
async function prepareSchema(client: pg.Client, url: string, { schema_version }: Manifest): Promise<void> {
  await refuseNonEmpty(client)
  const db = openDb(url, { max: 1 })
  try {
    if ((await schemaVersion(db)) === schema_version) return
    const names = await tableNames(client)
    if (names.length > 0) await client.query(`drop table ${quoted(...names)} cascade`)
    await migrate(db, schema_version)
    if ((await schemaVersion(db)) !== schema_version)
      throw new Problem('conflict', 'restore.newer', say(text.newer, schema_version))
  } finally {
    await db.destroy()
  }
}

/** From here on nobody else writes; what was written in the meantime is found. */
async function lockEmpty(client: pg.Client): Promise<void> {
  await client.query(`lock table ${quoted(...(await tableNames(client)))} in access exclusive mode`)
  await refuseNonEmpty(client)
}

async function refuseNonEmpty(client: pg.Client): Promise<void> {
  const table = await tableWithRows(client)
  if (table) throw new Problem('conflict', 'restore.not_empty', say(text.not_empty, table))
}

async function refuseOtherTables(client: pg.Client, manifest: Manifest): Promise<void> {
  const ours = (await readTables(client)).map(({ name, columns }) => `${name}(${[...columns].sort()})`)
  const theirs = manifest.tables.map(({ name, columns }) => `${name}(${[...columns].sort()})`)
  if (ours.sort().join() !== theirs.sort().join()) throw damaged('manifest.json')
}

async function load(
  client: pg.Client,
  manifest: Manifest,
  entries: AsyncGenerator<ArchiveEntry>,
  folder: string,
  written: string[],
  progress: (progress: Progress) => void,
): Promise<End> {
  const tables = tableLoader(client, manifest, progress)
  let files = 0
  let end: End | undefined
  for (;;) {
    const next = await reading('archive', () => entries.next())
    if (next.done) break
    const { header, content } = next.value
    const entry = header.type === 'file' && end === undefined ? entryOf(header.name) : null
    if (entry?.kind === 'table') await reading(header.name, () => tables.feed(entry.table, content))
    else if (entry?.kind === 'file') {
      await reading(header.name, () => putFile(folder, entry, content, written))
      progress({ step: 'file', name: entry.sha256, done: files++, total: files })
    } else if (entry?.kind === 'end')
      end = await reading('end.json', async () => endSchema.parse(await readJson(next.value)))
    else throw new Problem('invalid', 'restore.foreign', say(text.foreign, header.name))
  }
  const hashes = await reading('tables', () => tables.finish())
  if (!end || end.files !== files) throw damaged('end.json')
  const wrong = manifest.tables.find(({ name }) => end.tables[name] !== hashes.get(name))
  if (wrong) throw damaged(wrong.name)
  return end
}

/** Feeds the parts of each table to one COPY, in the order in which they come; counts and hashes what it feeds. */
function tableLoader(client: pg.Client, manifest: Manifest, progress: (progress: Progress) => void) {
  const nothing = createHash('sha256').digest('hex')
  const hashes = new Map(manifest.tables.map(({ name }) => [name, nothing]))
  const done = new Set<string>()
  let open: { name: string; sink: CopyStreamQuery; over: Promise<void>; hash: Hash } | undefined

  function begin(name: string) {
    const table = manifest.tables.find((each) => each.name === name)
    if (!table || done.has(name)) throw damaged(name)
    progress({ step: 'table', name, done: done.size, total: manifest.tables.length })
    const sink = client.query(copyFrom(`copy ${quoted(name)} (${quoted(...table.columns)}) from stdin`))
    const over = finished(sink)
    over.catch(() => {})
    return { name, sink, over, hash: createHash('sha256') }
  }

  async function close(): Promise<void> {
    if (!open) return
    const { name, sink, over, hash } = open
    sink.end()
    await over
    if (sink.rowCount !== manifest.tables.find((table) => table.name === name)?.rows) throw damaged(name)
    hashes.set(name, hash.digest('hex'))
    done.add(name)
    open = undefined
  }

  return {
    async feed(name: string, content: AsyncIterable<Buffer>): Promise<void> {
      if (open?.name !== name) await close()
      open ??= begin(name)
      for await (const chunk of content) {
        open.hash.update(chunk)
        if (!open.sink.write(chunk)) await Promise.race([once(open.sink, 'drain'), open.over])
      }
    },
    async finish(): Promise<Map<string, string>> {
      await close()
      const short = manifest.tables.find(({ name, rows }) => rows > 0 && !done.has(name))
      if (short) throw damaged(short.name)
      return hashes
    },
  }
}

/** Writes beside, checks, then moves into place: a file that is there is whole. */
async function putFile(
  folder: string,
  { tenant_id, sha256 }: { tenant_id: string; sha256: string },
  content: AsyncIterable<Buffer>,
  written: string[],
): Promise<void> {
  const store = openFiles(folder)
  const home = store.path(tenant_id, sha256)
  const known = await store.has(tenant_id, sha256)
  const draft = join(folder, 'drafts', newId())
  await mkdir(dirname(draft), { recursive: true })
  await mkdir(dirname(home), { recursive: true })
  try {
    if ((await writeHashed(draft, content)) !== sha256) throw damaged(sha256)
    await rename(draft, home)
    if (!known) written.push(home)
  } finally {
    await rm(draft, { force: true })
  }
}

async function writeHashed(path: string, content: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600 })
  for await (const chunk of content) {
    hash.update(chunk)
    if (!out.write(chunk)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
  const handle = await open(path, 'r+')
  await handle.sync().finally(() => handle.close())
  return hash.digest('hex')
}

async function readJson({ header, content }: ArchiveEntry): Promise<unknown> {
  if ((header.size ?? 0) > 64 * 1024 * 1024) throw damaged(header.name)
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

/** Whatever reading stumbles over is a damaged backup; a Problem and a fault of this machine (disk, database gone) stay what they are. */
async function reading<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code = '' } = error as { code?: string }
    if (error instanceof Problem || /^(E(?!OF)[A-Z]+|57...|53...|08...)$/.test(code)) throw error
    throw damaged(where)
  }
}

function damaged(where: string): Problem {
  return new Problem('invalid', 'restore.damaged', say(text.damaged, where))
}
