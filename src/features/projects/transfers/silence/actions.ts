import { dayOf } from '#platform/day.ts'
import type { Db } from '#platform/db/open.ts'
import { hold } from '#platform/ledger/record.ts'
import { save, tellBoth } from '../actions.ts'
import { isOpen } from '../model.ts'
import { oneTransfer, unanswered } from '../store.ts'

const page = 500

/**
 * Offers that nobody answered in time return to the unit that made them, each in a transaction of its own; both units are told. An
 * offer cannot be taken after its day even before this runs.
 */
export async function returnUnanswered(db: Db, now: Date): Promise<void> {
  const today = dayOf(now)
  for (let due = await unanswered(db, today, page); due.length > 0; due = await unanswered(db, today, page))
    for (const { tenant_id, id } of due) await returnOne(db, tenant_id, id, now)
}

function returnOne(db: Db, tenantId: string, id: string, now: Date): Promise<void> {
  const today = dayOf(now)
  return db.transaction().execute(async (tx) => {
    await hold(tx, tenantId, id)
    const transfer = await oneTransfer(tx, tenantId, id)
    if (transfer?.status !== 'offered' || isOpen(transfer, today)) return
    const by = { tenant_id: tenantId, member_id: null, now }
    const after = await save(tx, by, transfer, { ...transfer, status: 'returned', answered_on: today }, 'returned')
    await tellBoth(tx, tenantId, after, 'transfer_returned')
  })
}
