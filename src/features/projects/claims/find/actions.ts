import { playbookById } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { best } from '#platform/search/rank.ts'
import { type Refreshed, refreshTokens } from '#platform/search/refresh.ts'
import { knownUnits } from '../access.ts'
import { type Claim, titleOf } from '../model.ts'
import { searchOf } from '../store.ts'
import { claimsHolding, type Holding } from './store.ts'

const candidates = 60

/** Claims by the numbers of their vouchers and contracts, under the same rule as reading one. */
export async function findClaims({ db, me }: Context, query: string, limit: number) {
  const reader = { member_id: me.member_id, reach: me.reach, known: knownUnits(me) }
  const rows = await claimsHolding(db, me.tenant_id, reader, query, candidates)
  const found = best(rows.sort(latestFirst), query, fieldsOf, limit)
  return Promise.all(
    found.map(async (one) => {
      const { playbook } = await playbookById(db, me.tenant_id, one.row.playbook_id)
      const [zh, en] = titleOf(playbook, one.row)
      return { ...one, what: { zh, en } }
    }),
  )
}

function latestFirst(a: Holding, b: Holding): number {
  return a.event_on < b.event_on ? 1 : a.event_on > b.event_on ? -1 : 0
}

function fieldsOf({ voucher_number, contract_number }: Holding) {
  const voucher = { field: 'voucher_number', text: voucher_number }
  const contract = { field: 'contract_number', text: contract_number }
  return voucher_number ? [voucher, contract] : [contract]
}

/** Makes the search tokens of a page of claims anew. */
export function refreshClaimSearch(tx: Tx, tenantId: string, after: string | null): Promise<Refreshed> {
  const columns = 'voucher_number, contract_number'
  return refreshTokens<Claim>(tx, 'claim', tenantId, { after, limit: 1000, columns, searchOf })
}
