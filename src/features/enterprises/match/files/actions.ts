import { open, stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { Problem } from '#platform/problem.ts'
import { delimiterOf } from '#platform/sheets/read/csv.ts'
import { decoded, encodingOf } from '#platform/sheets/read/encoding.ts'
import { say } from '#platform/words.ts'
import { knownAs } from '../model.ts'
import { type Found, openRegister, type Register } from '../register/model.ts'
import { text } from './text.ts'

/** A register in memory from a CSV file with the columns `id,name` and, where there are any, `code,aliases` (parted by ; or |). */
export async function readRegister(path: string): Promise<Register> {
  const register = openRegister()
  for await (const { id, name, code, aliases } of rowsOf(path))
    register.add(id!, name!, code, aliases ? aliases.split(/[;；|｜]/) : undefined)
  register.seal()
  return register
}

export interface Answer {
  id: string
  name: string
  found: Found[]
}

/** For each row of a CSV file with `id,name` and perhaps `code`, in its order, the likest companies of the register. */
export async function* askRegister(register: Register, path: string, most: number): AsyncGenerator<Answer> {
  for await (const { id, name, code } of rowsOf(path))
    yield { id: id!, name: name!, found: register.find(knownAs(name!, code), most) }
}

const columns = ['id', 'name', 'code', 'aliases'] as const
type Row = Partial<Record<(typeof columns)[number], string>>

/** Longer records are no companies. */
const mostCharacters = 100_000

async function* rowsOf(path: string): AsyncGenerator<Row> {
  const head = await headOf(path)
  const encoding = await encodingOf(path, head)
  const delimiter = delimiterOf(new TextDecoder(encoding).decode(head))
  const records = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: mostCharacters,
  })
  pipeline(Readable.from(decoded(path, encoding)), records, () => undefined) // a fault of either end reaches the loop below
  let places: Record<string, number> | undefined
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      if (!places) places = placesIn(record, path)
      else yield rowOf(record, places)
    }
  } catch (error) {
    if (error instanceof CsvError) throw new Problem('malformed', 'match.csv', say(text.not_csv, path))
    throw error
  }
  if (!places) throw new Problem('malformed', 'match.empty', say(text.empty, path))
}

function placesIn(header: string[], path: string): Record<string, number> {
  const names = header.map((cell) =>
    cell
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  )
  for (const needed of ['id', 'name'])
    if (!names.includes(needed)) throw new Problem('malformed', 'match.header', say(text.no_column, path, needed))
  return Object.fromEntries(columns.map((column) => [column, names.indexOf(column)]))
}

function rowOf(record: string[], places: Record<string, number>): Row {
  const cell = (column: string) => record[places[column]!]?.trim() ?? ''
  return { id: cell('id'), name: cell('name'), code: cell('code'), aliases: cell('aliases') }
}

async function headOf(path: string): Promise<Buffer> {
  try {
    if (!(await stat(path)).isFile()) throw new Error('not a file')
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(1 << 16) })
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    throw new Problem('missing', 'match.file', say(text.unreadable, path))
  }
}
