import { playbookOn } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { newId } from '#platform/id.ts'
import type { Changes } from '#platform/ledger/model.ts'
import { record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { maySetTarget } from '../access.ts'
import { targetsOf, unitNodes } from '../store.ts'
import { text } from '../text.ts'
import { putTargets, type TargetLine } from './store.ts'

/** Targets of a year, of the units in reach, with what the screen needs to draw their table. */
export async function listTargets({ db, me, now }: Context, year: number) {
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  const units = (await unitNodes(db, me.tenant_id)).filter((unit) => me.reach.includes(unit.id))
  const targets = await targetsOf(db, me.tenant_id, year)
  return {
    year,
    indicators: playbook.counting.map(({ id, zh, en, measure }) => ({ id, zh, en, measure })),
    units: units.map(({ id, name, path }) => ({
      id,
      name,
      depth: path.split('/').length - 1,
      can: maySetTarget(me, id) ? ['set'] : [],
    })),
    items: targets.filter((target) => me.reach.includes(target.unit_id)),
  }
}

/** Sets targets, each of a unit, an indicator and a measure; one event holds them all. */
export async function setTargets(context: Context, year: number, items: Omit<TargetLine, 'year'>[]) {
  const { db, me, now } = context
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  const known = new Set(playbook.counting.map(({ id }) => id))
  for (const { unit_id, indicator, measure } of items) {
    if (!maySetTarget(me, unit_id)) throw new Problem('forbidden', 'target.may_not_set', text.may_not_set)
    if (measure !== 'given' && !known.has(indicator))
      throw new Problem('invalid', 'target.no_indicator', text.no_indicator)
  }
  await db.transaction().execute(async (tx) => {
    const lines = items.map((item) => ({ ...item, year }))
    const before = await putTargets(tx, me.tenant_id, lines)
    const changes: Changes = Object.fromEntries(
      lines.map((line, i) => [
        `${year} ${line.unit_id} ${line.indicator} ${line.measure}`,
        [before[i] ?? null, line.value],
      ]),
    )
    await record(tx, { tenant_id: me.tenant_id, member_id: me.member_id, now }, [
      { stream: newId(), kind: 'targets.set', seen: 0, changes },
    ])
  })
  return listTargets(context, year)
}
