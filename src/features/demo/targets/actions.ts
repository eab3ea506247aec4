import { count } from '#features/reports/count/actions.ts'
import { setTargets } from '#features/reports/targets/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { chanceOf } from '../chance/model.ts'
import { inventTarget } from './model.ts'

/** Gives the invented units targets that some are ahead of and some behind. */
export async function inventTargets(context: Context): Promise<void> {
  const { db, me, now } = context
  const chance = chanceOf(3)
  const period = dayOf(now).slice(0, 7)
  const { rows, indicators } = await count(db, me.tenant_id, me.reach, { period, by: 'unit' })
  const items = rows.flatMap((row) =>
    indicators.map(({ id, measure }) => {
      const { year, last_year } = row.indicators[id]!
      const done =
        measure === 'count' ? Math.max(year.n, last_year.n) : Math.max(Number(year.cny), Number(last_year.cny))
      return {
        unit_id: row.key,
        indicator: id,
        measure,
        value: inventTarget(chance, measure, done, id === 'taxes' ? 2 : 50),
      }
    }),
  )
  if (items.length > 0) await setTargets(context, Number(period.slice(0, 4)), items)
}
