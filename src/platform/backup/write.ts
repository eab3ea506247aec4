import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { openFiles } from '../files.ts'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { type ArchiveWriter, writeArchive } from './archive.ts'
import { connect, countRows, quoted, readTables, type Table } from './catalog.ts'
import { type End, filePath, format, leftOut, type Manifest, type Progress, tablePath } from './model.ts'
import { text } from './text.ts'

export interface BackupOrder {
  url: string
  filesFolder: string
  outFile: string
  progress?: (progress: Progress) => void
}

export interface BackupResult {
  file: string
  bytes: number
  schema_version: string
  fingerprint: string
  tables: { name: string; rows: number }[]
  files: number
  /** Files that the database names and the folder does not hold, or holds with other bytes: `tenant/sha256`. */
  missing: string[]
  damaged: string[]
}

/**
 * Writes the whole place into one .tar.gz while the server goes on: every table as of one instant, then the evidence files. The
 * database may be any PostgreSQL from 15, embedded or not, and so may the one that it is restored to. A file that is there is refused.
 */
export async function backup({ url, filesFolder, outFile, progress = () => {} }: BackupOrder): Promise<BackupResult> {
  if (
    await access(outFile).then(
      () => true,
      () => false,
    )
  )
    throw new Problem('conflict', 'backup.exists', say(text.exists, outFile))
  const draft = `${outFile}.${process.pid}.part`
  const client = await connect(url)
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    const manifest = await describe(client)
    const end: End = { tables: {}, files: 0, missing: [], damaged: [] }
    await writeArchive(draft, async (archive) => {
      await archive.add('manifest.json', asJson(manifest))
      for (const [i, table] of manifest.tables.entries()) {
        progress({ step: 'table', name: table.name, done: i, total: manifest.tables.length })
        end.tables[table.name] = await addTable(archive, client, table)
      }
      await addFiles(archive, client, filesFolder, end, progress)
      await archive.add('end.json', asJson(end))
    })
    await rename(draft, outFile)
    const { schema_version, fingerprint, tables } = manifest
    const { files, missing, damaged } = end
    const counts = tables.map(({ name, rows }) => ({ name, rows }))
    const { size } = await stat(outFile)
    return { file: outFile, bytes: size, schema_version, fingerprint, tables: counts, files, missing, damaged }
  } finally {
    await client.end()
    await rm(draft, { force: true })
  }
}

async function describe(client: pg.Client): Promise<Manifest> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('public.migration') is not null as there")
  if (!rows[0]!.there) throw new Problem('missing', 'backup.empty', text.empty_database)
  const { rows: last } = await client.query<{ name: string }>('select max(name) as name from migration')
  const tables: Manifest['tables'] = []
  for (const table of await readTables(client)) tables.push({ ...table, rows: await countRows(client, table.name) })
  return {
    format,
    format_version: 1,
    created_at: new Date().toISOString(),
    schema_version: last[0]!.name,
    fingerprint: await fingerprint(client),
    tables,
    left_out: [...leftOut, 'schema pgboss'],
  }
}

/** The same that `verify` prints: the hash over every head of the ledger, in order. */
async function fingerprint(client: pg.Client): Promise<string> {
  const hash = createHash('sha256')
  const heads = client.query(copyTo('copy (select hash from stream order by tenant_id, id) to stdout'))
  for await (const chunk of heads) hash.update((chunk as Buffer).toString('latin1').replaceAll('\n', ''))
  return hash.digest('hex')
}

const partSize = 4 * 1024 * 1024

/** The table as COPY text, in parts that fit into memory; answers the hash over them all. */
async function addTable(archive: ArchiveWriter, client: pg.Client, { name, columns }: Table): Promise<string> {
  const hash = createHash('sha256')
  const rows = client.query(copyTo(`copy ${quoted(name)} (${quoted(...columns)}) to stdout`))
  let part = 0
  for await (const content of inParts(rows)) {
    hash.update(content)
    await archive.add(tablePath(name, ++part), content)
  }
  return hash.digest('hex')
}

async function* inParts(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size < partSize) continue
    yield Buffer.concat(chunks)
    chunks = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(chunks)
}

/** Every file that the snapshot names. Each is read twice: one that lost its bytes must not spoil the backup of all the others. */
async function addFiles(
  archive: ArchiveWriter,
  client: pg.Client,
  folder: string,
  end: End,
  progress: (progress: Progress) => void,
): Promise<void> {
  const store = openFiles(folder)
  const total = await countRows(client, 'file')
  await client.query('declare files no scroll cursor for select tenant_id, sha256 from file order by tenant_id, sha256')
  for (let done = 0; ; ) {
    const { rows } = await client.query<{ tenant_id: string; sha256: string }>('fetch 500 from files')
    if (rows.length === 0) return
    for (const { tenant_id, sha256 } of rows) {
      const path = store.path(tenant_id, sha256)
      progress({ step: 'file', name: sha256, done: done++, total })
      const found = await hashed(path)
      if (found === null) end.missing.push(`${tenant_id}/${sha256}`)
      else if (found.sha256 !== sha256) end.damaged.push(`${tenant_id}/${sha256}`)
      else {
        await archive.addStream(filePath(tenant_id, sha256), found.size, createReadStream(path))
        end.files++
      }
    }
  }
}

async function hashed(path: string): Promise<{ sha256: string; size: number } | null> {
  const hash: Hash = createHash('sha256')
  try {
    const { size } = await stat(path)
    await pipeline(createReadStream(path), hash)
    return { sha256: hash.digest('hex'), size }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function asJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
}
