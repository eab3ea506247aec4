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
  const lines = rows.map((row) => `${columns.map((name) => spelt(row[name])).join('\t')}\n`)
  return { table, columns, text: new TextEncoder().encode(lines.join('')) }
}

/** Sends the rows in the transaction that the connection is in. */
export async function copyIn(client: pg.Client, { table, columns, text }: Copied): Promise<void> {
  const names = columns.map((name) => `"${name}"`).join(', ')
  const sink = client.query(copyFrom(`copy "${table}" (${names}) from stdin`))
  await new Promise<void>((done, fail) => {
    sink.once('finish', done).once('error', fail)
    sink.end(text)
  })
}

function spelt(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (Array.isArray(value)) return escaped(`{${value.map(item).join(',')}}`)
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? escaped(JSON.stringify(value)) : escaped(String(value))
}

function item(value: unknown): string {
  return value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign]!) : text
}
