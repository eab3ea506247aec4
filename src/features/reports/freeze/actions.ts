import { playbookOn } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import { addDays, dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { mayFreeze } from '../access.ts'
import { knownMonth, readBasis } from '../count/actions.ts'
import { breakdowns, type UnitNode } from '../model.ts'
import { unitNodes } from '../store.ts'
import { text } from '../text.ts'
import { firstOpen } from './model.ts'
import { closeBooks, frozenPeriods, insertSnapshot } from './store.ts'

/** Keeps a month as it is counted now, for good: what is approved later is dated into a later month and says which it corrects. */
export async function freezeMonth(context: Context, month: string) {
  const { db, me, now } = context
  const period = knownMonth(month)
  if (!mayFreezeIn(context, await unitNodes(db, me.tenant_id)))
    throw new Problem('forbidden', 'report.may_not_freeze', text.may_not_freeze)
  if (addDays(period.to, -1) > dayOf(now)) throw new Problem('invalid', 'report.not_over', text.not_over)
  const playbook = await playbookOn(db, me.tenant_id, addDays(period.to, -1))
  await db.transaction().execute(async (tx) => {
    await closeBooks(tx, me.tenant_id)
    await refuseOutOfTurn(tx, me.tenant_id, month)
    const report = await readBasis(tx, me.tenant_id, playbook, period, breakdowns)
    const facts = { period: month, frozen_at: now.toISOString(), report }
    const id = newId()
    await insertSnapshot(tx, me.tenant_id, me.member_id, { id, ...facts })
    const changes = changesBetween({}, { period: month, frozen_by: me.member_id, report })
    await record(tx, { tenant_id: me.tenant_id, member_id: me.member_id, now }, [
      { stream: id, kind: 'snapshot.frozen', seen: 0, changes },
    ])
  })
  return { period: month, frozen_at: now.toISOString(), frozen_by: me.name }
}

/** A month is frozen once, and after the one before it. */
async function refuseOutOfTurn(tx: Tx, tenantId: string, month: string): Promise<void> {
  const frozen = (await frozenPeriods(tx, tenantId)).map(({ period }) => period)
  if (frozen.includes(month)) throw new Problem('conflict', 'report.frozen', text.frozen_already)
  const open = firstOpen(frozen, month)
  if (open) throw new Problem('invalid', 'report.earlier_open', say(text.earlier_open, open))
}

export async function listPeriods(context: Context) {
  const { db, me, now } = context
  const items = await frozenPeriods(db, me.tenant_id)
  const may = mayFreezeIn(context, await unitNodes(db, me.tenant_id))
  return { items, today: dayOf(now), can: may ? ['freeze'] : [] }
}

function mayFreezeIn({ me }: Context, units: UnitNode[]): boolean {
  const root = units.find((unit) => unit.path === unit.id)
  return root !== undefined && mayFreeze(me, root.id)
}
