import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { connectOrStart } from '#platform/db/embedded.ts'
import { readSheet } from '#platform/sheets/read/read.ts'

/** Seconds that a COPY of the ledger's rows takes into a table of one JSON column, in the database of the folder. */
export async function bareCopy(file: string, folder: string): Promise<number> {
  const { url, stop } = await connectOrStart(folder)
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.query('create table bench_copy (n integer primary key, cells jsonb not null)')
    const lines: string[] = []
    for await (const { n, cells } of readSheet(file)) lines.push(`${n}\t${escaped(JSON.stringify(cells))}\n`)
    const began = performance.now()
    await pipeline(Readable.from(lines), client.query(copyFrom('copy bench_copy from stdin')))
    return (performance.now() - began) / 1000
  } finally {
    await client.end()
    await stop()
  }
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t')
}
