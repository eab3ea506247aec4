import { sql } from 'kysely'
import type { Tx } from '../db/open.ts'

/**
 * Lets the words of many rows wait until they are sorted into the search indexes together: rows of one ledger share most of them.
 * A search reads what waits, so it stays within some milliseconds.
 */
export async function gatherWords(tx: Tx): Promise<void> {
  await sql`set local gin_pending_list_limit = '4MB'`.execute(tx)
}

/** Sorts in what still waits in the search indexes of these tables, so that no colleague's save has to. */
export async function sortWords(tx: Tx, tables: string[]): Promise<void> {
  await sql`
    select gin_clean_pending_list(c.oid) from pg_class c join pg_am a on a.oid = c.relam and a.amname = 'gin'
    join pg_index i on i.indexrelid = c.oid where i.indrelid = any(${tables}::regclass[])`.execute(tx)
}
