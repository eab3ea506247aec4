import pg from 'pg'

/** The tables that a bulk load fills. */
export const loaded = [
  'enterprise',
  'enterprise_key',
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
 * Gives the tables new files, with what is in them. PostgreSQL makes such files durable at the end of the transaction instead of
 * writing all of it into its log as well, and rows may come into them as if they were old, so that no vacuum has to touch them again.
 */
export async function freshFiles(client: pg.Client): Promise<void> {
  for (const table of loaded) {
    await client.query(`cluster ${table} using ${table}_pkey`)
    await client.query(`alter table ${table} set without cluster`)
  }
}

/**
 * Takes the references and the indexes of the tables away and answers the statements that put them back: one index built at the end
 * costs a fraction of a million insertions into it. What other tables refer to stays. All in the transaction of the load, so that one
 * which breaks off has taken nothing away.
 */
export async function bareTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ away: string; back: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back,
       case contype when 'f' then 2 else 1 end as turn
     from pg_constraint k where conrelid = any($1::regclass[]) and contype in ('f', 'p', 'u')
       and not exists (select from pg_constraint f where f.conindid = k.conindid and k.contype <> 'f'
         and f.contype = 'f' and f.conrelid <> all($1::regclass[]))
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid), 1
     from pg_index i where indrelid = any($1::regclass[])
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype <> 'f')
     order by turn, back`,
    [loaded],
  )
  for (const { away } of rows.toReversed()) await client.query(away)
  return rows.map(({ back }) => back)
}

/** References are checked against statistics, or the planner takes the tables for empty. */
export async function analyse(client: pg.Client): Promise<void> {
  await client.query(`analyze ${loaded.join(', ')}`)
}

/** What the background would do over the next hour: index-only scans need it at once. The loaded tables are analysed already. */
export async function vacuum(client: pg.Client): Promise<void> {
  await client.query(`vacuum ${loaded.join(', ')}`)
  await client.query('vacuum analyze balance, pipeline')
}
