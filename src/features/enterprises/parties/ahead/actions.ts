import type { Db } from '#platform/db/open.ts'
import { type Candidate, candidatesFor } from '../../match/actions.ts'
import type { NamedParty } from '../../model.ts'
import { find } from '../actions.ts'

/** What a party would be if it were named now: one that is known, one like others that are, or a new one. */
export interface Foreseen {
  known: boolean
  /** The likest of those that it may be, for a person to say; nobody where it is known or quite new. */
  alike: Candidate[]
}

/** Few, for whoever uses the same process waits while they are compared. */
const pageSize = 50
const mostAlike = 3

/** What would become of parties, in their order; writes nothing. A few statements for each page of names. */
export async function foresee(db: Db, tenantId: string, parties: NamedParty[]): Promise<Foreseen[]> {
  const foreseen: Foreseen[] = []
  for (let at = 0; at < parties.length; at += pageSize)
    foreseen.push(...(await foreseePage(db, tenantId, parties.slice(at, at + pageSize))))
  return foreseen
}

async function foreseePage(db: Db, tenantId: string, parties: NamedParty[]): Promise<Foreseen[]> {
  const { known } = await find(db, tenantId, parties)
  const unknown = parties.filter((party) => !known(party))
  const found = await candidatesFor(db, tenantId, unknown, mostAlike)
  const alike = new Map(unknown.map((party, at) => [party, found[at]!]))
  return parties.map((party) => ({ known: !alike.has(party), alike: alike.get(party) ?? [] }))
}
