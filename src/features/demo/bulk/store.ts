import pg from 'pg'

/** The tables that a bulk load fills. */
export const loaded = [
  'enterprise',
  'project',
  'project_investor',
  'project_member',
  'project_stage',
  'claim',
  'file',
  'evidence',
  'posting',
  'stream',
  'event',
]

/** A connection of its own with room to sort in, in a transaction. */
export async function beginLoad(url: string): Promise<pg.Client> {
  const options = '-c statement_timeout=0 -c timezone=UTC'
  const client = new pg.Client({ connectionString: url, application_name: 'landfall seed', options })
  await client.connect()
  await client.query('begin')
  await client.query("set local maintenance_work_mem = '512MB'")
  return client
}

/**
 * Takes the references and the indexes of the tables away, primary keys not, and answers the statements that put them back: one
 * index built at the end costs a fraction of a million insertions into it. Both in the transaction of the load, so that one which
 * breaks off has taken nothing away.
 */
export async function bareTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ away: string; back: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back, 2 as turn
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid), 1
     from pg_index i where indrelid = any($1::regclass[])
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype <> 'f')
     order by turn, back`,
    [loaded],
  )
  for (const { away } of rows) await client.query(away)
  return rows.map(({ back }) => back)
}

/** References are checked against statistics, or the planner takes the tables for empty. */
export async function analyse(client: pg.Client): Promise<void> {
  await client.query(`analyze ${loaded.join(', ')}`)
}

/** What the background would do over the next hour: index-only scans need it at once. */
export async function vacuum(client: pg.Client): Promise<void> {
  await client.query(`vacuum analyze ${[...loaded, 'balance', 'pipeline'].join(', ')}`)
}
