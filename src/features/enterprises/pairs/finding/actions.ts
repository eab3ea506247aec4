import type { Db, Tx } from '#platform/db/open.ts'
import { candidatesFor } from '../../match/actions.ts'
import { loadCompanies } from '../../match/store.ts'
import { type Judged, judged, maybeOne, type Party } from '../model.ts'
import { dropPairs, keepPairs, partnersOf, takeUnpaired } from './store.ts'

/** Few, for whoever uses the same process waits while a page is compared. */
const pageSize = 50
/** So many likes of one enterprise are kept: beyond that its name says too little to ask about. */
const mostLikes = 20

/** Does one page after another, each when it sees fit. */
export type Paced = <T>(page: () => Promise<T>) => Promise<T>

export const straightOn: Paced = (page) => page()

/**
 * Compares every enterprise whose names or codes are new with the register, a page and its pairs in one transaction: a crash or a stop
 * loses nothing. Answers how many were compared.
 */
export async function pairUpWaiting(db: Db, now: () => Date, page: Paced = straightOn): Promise<number> {
  let compared = 0
  for (;;) {
    const n = await page(() =>
      db.transaction().execute(async (tx) => {
        const next = await takeUnpaired(tx, pageSize)
        if (next) await pairUp(tx, next.tenant_id, next.ids, now())
        return next?.ids.length ?? 0
      }),
    )
    if (n === 0) return compared
    compared += n
  }
}

/**
 * Finds whom these enterprises may be besides themselves: those that the keys of their names and codes lead to, and those that they were
 * paired with before. A few statements for hundreds; the cost does not grow with the register.
 */
export async function pairUp(tx: Tx, tenantId: string, ids: string[], now: Date): Promise<void> {
  const here = await loadCompanies(tx, tenantId, ids)
  const found = await candidatesFor(tx, tenantId, here, mostLikes + 1)
  const before = await partnersOf(tx, tenantId, ids)
  const partners = await partiesBeside(tx, tenantId, [...here, ...found.flat()], before)
  const pairs = new Map<string, Judged>()
  const over: { id: string; partner: string }[] = []
  const compare = (id: string, partner: string, saidCode?: string | null) => {
    const [a, b] = [partners.get(id), partners.get(partner)]
    const pair = a && b && judged(a, b, saidCode)
    if (pair && maybeOne(pair)) pairs.set(`${pair.one.id} ${pair.other.id}`, pair)
    else over.push({ id, partner })
  }
  for (const [at, { id }] of here.entries())
    for (const candidate of found[at]!) if (candidate.id !== id) compare(id, candidate.id)
  for (const { id, partner, said_code } of before) compare(id, partner, said_code)
  await dropPairs(tx, tenantId, over)
  if (pairs.size > 0) await keepPairs(tx, tenantId, [...pairs.values()], now)
}

/** Everybody who is compared, by id; those of earlier pairs are read as they are now, unless they are gone. */
async function partiesBeside(tx: Tx, tenantId: string, known: Party[], before: { partner: string }[]) {
  const parties = new Map(known.map((party) => [party.id, party]))
  const missing = before.map(({ partner }) => partner).filter((id) => !parties.has(id))
  for (const party of await loadCompanies(tx, tenantId, missing)) parties.set(party.id, party)
  return parties
}
