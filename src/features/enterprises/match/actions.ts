import type { Context } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Refreshed } from '#platform/search/refresh.ts'
import type { Words } from '#platform/words.ts'
import { closest, keysOf } from './blocking/model.ts'
import { type Decision, judge, type Known, knownAs, rank, reasonsFor } from './model.ts'
import { type Company, holdNext, idsByKey, loadCompanies, markUnpaired, replaceKeys, someByKey } from './store.ts'

/** An enterprise that may be the one asked for. */
export interface Candidate extends Company {
  /** Probability from 0 to 1 that it is. */
  score: number
  decision: Decision
  reasons: Words[]
}

/** Who a name, typed or imported, may be: enterprises are known to every member, so any member may ask. */
export async function findCandidates({ db, me }: Context, asked: { name: string; code?: string; limit: number }) {
  const [found] = await candidatesFor(db, me.tenant_id, [asked], asked.limit)
  const items = found!.map(({ reasons, ...one }) => ({ ...one, reasons: reasons.map(([zh, en]) => ({ zh, en })) }))
  return { items }
}

/** A key that leads to more than these says too little. */
const mostAKey = 64

/**
 * For each name, with its code and other names where they are known, the enterprises that it may be, the likest first and at most so many. Two
 * statements for all of them; ask for up to 1,000 names at once.
 */
export async function candidatesFor(
  db: Db | Tx,
  tenantId: string,
  asked: { name: string; code?: string | null; other_names?: string[] }[],
  most: number,
): Promise<Candidate[][]> {
  const read = asked.map(({ name, code, other_names }) => knownAs(name, code, other_names))
  const close = await closeTo(db, tenantId, read.map(keysOf))
  const companies = await loadCompanies(db, tenantId, [...new Set(close.flatMap((ids) => [...ids]))])
  const known = new Map(
    companies.map((one) => [one.id, { ...one, known: knownAs(one.name, one.code, one.other_names) }]),
  )
  return read.map((one, at) =>
    ranked(
      one,
      [...close[at]!].flatMap((id) => known.get(id) ?? []),
      most,
    ),
  )
}

/** Of each name's keys, those worth a close look; a name that has none but common keys gets some of the first of them. */
async function closeTo(db: Db | Tx, tenantId: string, keys: number[][]): Promise<Set<string>[]> {
  const byKey = await idsByKey(db, tenantId, [...new Set(keys.flat())], mostAKey)
  const few = keys.map((own) => own.map((key) => byKey.get(key)).filter((ids) => ids !== undefined && ids !== 'many'))
  const vague = keys.map((own, at) => (few[at]!.length > 0 ? undefined : own.find((key) => byKey.get(key) === 'many')))
  const some = await someByKey(db, tenantId, [...new Set(vague.filter((key) => key !== undefined))], mostAKey)
  return few.map((lists, at) => closest(lists.length > 0 ? lists : [some.get(vague[at]!) ?? []], mostAKey))
}

function ranked(asked: Known, companies: (Company & { known: Known })[], most: number): Candidate[] {
  return companies
    .map(({ known, ...company }) => ({ company, verdict: judge(asked, known) }))
    .filter(({ verdict }) => verdict.decision !== 'different')
    .sort((a, b) => rank(b.verdict) - rank(a.verdict) || (a.company.id < b.company.id ? -1 : 1))
    .slice(0, most)
    .map(({ company, verdict }) => {
      const { score, decision } = verdict
      return { ...company, score, decision, reasons: reasonsFor(verdict) }
    })
}

/**
 * Makes the keys of enterprises anew after their names, codes or aliases changed, and has their likes looked for; to be called in the transaction that changed them. A
 * bulk loader, which goes round the actions, copies `keyRows` of `match/store.ts` in with the enterprises instead.
 */
export async function refreshKeys(tx: Tx, tenantId: string, ids: string[]): Promise<void> {
  await replaceKeys(tx, tenantId, ids)
  await markUnpaired(tx, tenantId, ids)
}

/** Makes the keys of a page of enterprises anew. */
export async function refreshPageOfKeys(tx: Tx, tenantId: string, after: string | null): Promise<Refreshed> {
  const ids = await holdNext(tx, tenantId, after, 1000)
  if (ids.length > 0) await replaceKeys(tx, tenantId, ids)
  return { last: ids.at(-1) ?? null, rows: ids.length }
}
