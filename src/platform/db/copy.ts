import { CompiledQuery, type Transaction } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type Rows = Record<string, unknown>[]

/** Rows of one table as the text that COPY reads. All rows have the columns of the first. */
export interface Copied {
  table: string
  columns: string[]
  /** UTF-8. */
  text: Uint8Array<ArrayBuffer>
}

/** Lists become PostgreSQL arrays, other objects JSON. */
export function copied(table: string, rows: Rows): Copied {
  const columns = Object.keys(rows[0] ?? {})
  return copiedLines(
    table,
    columns,
    rows.map((row) => lineOf(columns.map((name) => row[name]))),
  )
}

/** A row as it is spelt, or its UTF-8. */
export type Line = string | Uint8Array

/** The same of rows that are spelt already. */
export function copiedLines(table: string, columns: string[], lines: Line[]): Copied {
  const pieces = lines.map((line) => (typeof line === 'string' ? Buffer.from(line) : line))
  // Memory of its own, which may be moved to another thread.
  const text = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    text.set(piece, at)
    at += piece.length
  }
  return { table, columns, text }
}

/** One row as COPY reads it, its values in the order of the columns. */
export function lineOf(values: unknown[]): string {
  return `${values.map(spelt).join('\t')}\n`
}

/** Sends the rows in the transaction that the connection is in; into a table whose file is new to it, as old as rows can be. */
export function copyIn(client: pg.ClientBase, { table, columns, text }: Copied): Promise<void> {
  return send(client, `${statement(table, columns)} with (freeze)`, text)
}

type InTransaction = Pick<Transaction<unknown>, 'executeQuery'>

/** Sends the rows in a transaction: of hundreds it costs half as much as an insert. */
export async function copyRows(tx: InTransaction, { table, columns, text }: Copied): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(statement(table, columns), [text]))
}

/** Has a connection understand what `copyRows` asks for, which the driver does not know as a statement. */
export function takeCopies(client: pg.ClientBase): void {
  const query = client.query
  client.query = function taking(this: pg.ClientBase, ...args: unknown[]) {
    const [text, values] = args
    if (typeof text !== 'string' || !isCopy.test(text)) return Reflect.apply(query, this, args)
    return send(client, text, (values as [Uint8Array])[0]).then(() => ({ command: 'COPY', rows: [] }))
  } as typeof query
}

const isCopy = /^copy "\w+" \([^)]*\) from stdin$/

function statement(table: string, columns: string[]): string {
  return `copy "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) from stdin`
}

async function send(client: pg.ClientBase, text: string, rows: Uint8Array): Promise<void> {
  const sink = client.query(copyFrom(text))
  await new Promise<void>((done, fail) => {
    sink.once('finish', done).once('error', fail)
    sink.end(rows)
  })
}

function spelt(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (Array.isArray(value)) return escaped(list(value))
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? escaped(JSON.stringify(value)) : escaped(String(value))
}

/** Hundreds of search tokens a row; of texts hardly any has a sign to be escaped. */
function list(values: unknown[]): string {
  if (values.length === 0) return '{}'
  if (values.every((value) => typeof value === 'number')) return `{${values.join(',')}}`
  const plain = values.every((value) => typeof value === 'string') && !/["\\]/.test(values.join(''))
  return plain ? `{"${values.join('","')}"}` : `{${values.map(item).join(',')}}`
}

function item(value: unknown): string {
  return value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign]!) : text
}
