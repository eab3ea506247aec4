import { playbookOn } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import { addDays, dayOf } from '#platform/day.ts'
import { newId } from '#platform/id.ts'
import type { Json } from '#platform/ledger/model.ts'
import { record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { mayFreeze } from '../access.ts'
import { knownPeriod, readBasis } from '../count/actions.ts'
import { unitNodes } from '../store.ts'
import { text } from '../text.ts'
import { firstOpen } from './model.ts'
import { frozenPeriods, insertSnapshot, snapshotOf } from './store.ts'

/** Keeps a month as it is counted now, for good: what is approved later is dated into a later month and says which it corrects. */
export async function freezeMonth(context: Context, month: string) {
  const { db, me, now } = context
  const period = knownPeriod(month)
  await refuseFreezing(context, period.to, month)
  const { playbook } = await playbookOn(db, me.tenant_id, addDays(period.to, -1))
  const frozen = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const report = await readBasis(tx, me.tenant_id, playbook, period)
      const snapshot = { id: newId(), period: month, frozen_at: now.toISOString(), report }
      await insertSnapshot(tx, me.tenant_id, me.member_id, snapshot)
      const changes = {
        period: [null, month] as [null, Json],
        report: [null, JSON.parse(JSON.stringify(report))] as [null, Json],
      }
      await record(tx, { tenant_id: me.tenant_id, member_id: me.member_id, now }, [
        { stream: snapshot.id, kind: 'snapshot.frozen', seen: 0, changes },
      ])
      return snapshot
    })
  return { period: frozen.period, frozen_at: frozen.frozen_at, frozen_by: me.name }
}

async function refuseFreezing({ db, me, now }: Context, to: string, month: string): Promise<void> {
  const root = (await unitNodes(db, me.tenant_id)).find((unit) => unit.path === unit.id)
  if (!root || !mayFreeze(me, root.id)) throw new Problem('forbidden', 'report.may_not_freeze', text.may_not_freeze)
  if (await snapshotOf(db, me.tenant_id, month)) throw new Problem('conflict', 'report.frozen', text.frozen_already)
  if (addDays(to, -1) > dayOf(now)) throw new Problem('invalid', 'report.not_over', text.not_over)
  const open = firstOpen(
    (await frozenPeriods(db, me.tenant_id)).map(({ period }) => period),
    month,
  )
  if (open) throw new Problem('invalid', 'report.earlier_open', say(text.earlier_open, open))
}

export async function listPeriods({ db, me }: Context) {
  const root = (await unitNodes(db, me.tenant_id)).find((unit) => unit.path === unit.id)
  return { items: await frozenPeriods(db, me.tenant_id), can: root && mayFreeze(me, root.id) ? ['freeze'] : [] }
}
