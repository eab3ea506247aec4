import { sql } from 'kysely'
import { pairUp } from '#features/enterprises/pairs/finding/actions.ts'
import { createEnterprises } from '#features/enterprises/parties/actions.ts'
import { undone } from '#features/imports/whole/actions.ts'
import type { Context } from '#platform/context.ts'
import { connectOrStart } from '#platform/db/embedded.ts'
import { type Db, openDb, type Tx } from '#platform/db/open.ts'
import { investorOf } from './import/ledger.ts'
import { asked, at, paced } from './load.ts'
import { madeNames, spoilt } from './names/made.ts'
import type { Place } from './place.ts'
import { quiet } from './quiet.ts'
import { signIn } from './requests.ts'
import { type Figure, printFigures } from './table.ts'

const ledgerRows = 100_000
const pageSize = 50

/** Whom a name may be among the whole register: while people type it, and for every company of a ledger of 100,000 rows. */
export async function candidates(place: Place): Promise<void> {
  const known = await upon(place, someNames)
  const figures = [...(await typed(place, known)), ...(await upon(place, (db) => ofLedgers(db, known)))]
  printFigures('candidates of a name', figures)
}

/** With the database of the folder, while no server is upon it. */
async function upon<T>(place: Place, work: (db: Db) => Promise<T>): Promise<T> {
  const { url, stop } = await connectOrStart(place.folder)
  const db = openDb(url)
  try {
    return await work(db)
  } finally {
    await db.destroy()
    await stop()
  }
}

/** Names from all over the register, the same in every run. */
async function someNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from enterprise where get_byte(uuid_send(id), 15) < 4 order by id limit 15000`.execute(db)
  return rows.map(({ name }) => name)
}

async function typed(place: Place, known: string[]): Promise<Figure[]> {
  const server = await place.serve()
  try {
    await quiet(place)
    const cookie = await signIn(place.address, 'officer')
    let n = 0
    const ask = () => {
      n += 1
      const name = spoilt(known[(n * 7919) % known.length]!, n)
      const url = `${place.address}/api/enterprises/candidates?${new URLSearchParams({ name })}`
      return asked({ name: 'candidates', url, cookie })
    }
    const people = Number(place.options.people)
    await paced(ask, { people, seconds: 2 }, 0)
    const { times } = await paced(ask, { people, seconds: Number(place.options.seconds) * 2 })
    return [
      { what: `a typed name, ${people} people, ${times.length} names: p50`, value: at(times, 0.5), unit: 'ms' },
      { what: 'p95', value: at(times, 0.95), unit: 'ms', bar: 10 },
    ]
  } finally {
    await server.stop()
  }
}

/** Of each ledger the companies that nobody knows yet are made and compared, in a transaction that is taken back. */
async function ofLedgers(db: Db, known: string[]): Promise<Figure[]> {
  const ledger = Array.from({ length: ledgerRows }, (_, n) => investorOf(n))
  const mixed = [...known.map(spoilt), ...[...madeNames(2 * known.length)].slice(known.length)]
  return [
    await compared(db, 'companies of the ledger of `bench -- import`', ledger),
    await compared(db, 'known companies mistyped, and as many new ones', mixed),
  ]
}

async function compared(db: Db, what: string, names: string[]): Promise<Figure> {
  const context = await someone(db)
  const { count, pairs, seconds } = await undone(db, async (tx) => {
    await sql`delete from enterprise_unpaired`.execute(tx)
    const distinct = [...new Set(names)].map((name) => ({ name }))
    for (let from = 0; from < distinct.length; from += 500)
      await createEnterprises(tx, context, distinct.slice(from, from + 500))
    const { rows } = await sql<{ id: string }>`
      select enterprise_id as id from enterprise_unpaired order by 1`.execute(tx)
    const before = await countPairs(tx)
    const began = performance.now()
    for (let from = 0; from < rows.length; from += pageSize) {
      const ids = rows.slice(from, from + pageSize).map(({ id }) => id)
      await pairUp(tx, context.me.tenant_id, ids, context.now)
    }
    const seconds = (performance.now() - began) / 1000
    return { count: rows.length, pairs: (await countPairs(tx)) - before, seconds }
  })
  return { what: `${what}: ${count} compared, ${pairs} pairs`, value: seconds, unit: 's', bar: 45 }
}

async function countPairs(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from enterprise_pair`.execute(tx)
  return rows[0]!.n
}

async function someone(db: Db): Promise<Context> {
  const { rows } = await sql<{ tenant_id: string; id: string }>`select tenant_id, id from member limit 1`.execute(db)
  const { tenant_id, id } = rows[0]!
  return { db, me: { tenant_id, member_id: id }, now: new Date() } as Context
}
