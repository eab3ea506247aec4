import pg from 'pg'
import { inOrderOfReference, leftOut } from './model.ts'

export interface Table {
  name: string
  columns: string[]
}

/** A connection of its own, for as long as a large COPY may take; dates and numbers are spelt the same wherever it leads. */
export async function connect(url: string): Promise<pg.Client> {
  const options = '-c statement_timeout=0 -c timezone=UTC -c datestyle=ISO,YMD -c intervalstyle=postgres'
  const client = new pg.Client({ connectionString: url, application_name: 'landfall backup', options })
  client.on('error', () => {})
  await client.connect()
  await client.query("set client_encoding to 'UTF8'")
  return client
}

/** Every table of the schema that a backup carries, those that are referred to first. */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname`)
  const { rows: references } = await client.query<{ from: string; to: string }>(`
    select f.relname as from, t.relname as to
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.conrelid <> k.confrelid`)
  const carried = tables.filter((table) => !leftOut.includes(table.name))
  const byName = new Map(carried.map((table) => [table.name, table]))
  return inOrderOfReference([...byName.keys()], references).map((name) => byName.get(name)!)
}

/** The first table of the schema that has a row, sessions and all; null for a database that nothing was written to. */
export async function tableWithRows(client: pg.Client): Promise<string | null> {
  for (const name of await tableNames(client)) {
    if (name === 'migration') continue
    const { rows } = await client.query<{ filled: boolean }>(`select exists (select 1 from ${quoted(name)}) as filled`)
    if (rows[0]!.filled) return name
  }
  return null
}

export async function tableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`)
  return rows.map((row) => row.name)
}

export async function countRows(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${quoted(table)}`)
  return Number(rows[0]!.n)
}

export function quoted(...names: string[]): string {
  return names.map((name) => pg.escapeIdentifier(name)).join(', ')
}
