import { holdsAnywhere } from '#features/places/model.ts'
import { playbookOn } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { activePipeline, myNextSteps, turnedLights } from '#features/projects/attention/actions.ts'
import { reviewQueue } from '#features/projects/claims/reading/actions.ts'
import type { Context } from '#platform/context.ts'
import { addDays, dayOf } from '#platform/day.ts'
import { remembered } from '#platform/remember.ts'
import { atAGlance, countAtAGlance, versionOf } from '../count/actions.ts'
import { monthAfter } from '../periods/model.ts'
import { monthSums } from '../store.ts'
import { pipelineOf, trendMonths, trendOf } from './model.ts'
import { firstSteps } from './store.ts'

const shown = 8
const turnedWithin = 14
const stepsAhead = 7

/**
 * The first screen in one answer: the pipeline, the month against target and schedule, what turned yellow or red, what waits for
 * this member. What is counted may be some seconds old; all else is of this moment.
 */
export async function showCockpit(context: Context) {
  const { db, me, now } = context
  const today = dayOf(now)
  const period = today.slice(0, 7)
  const inForce = playbookOn(db, me.tenant_id, today)
  const [{ playbook }, { indicators, total, rows, unit }, pipeline, trend, turned, steps, reviews, guide] =
    await Promise.all([
      inForce,
      countAtAGlance(db, me.tenant_id, me.reach, period),
      activePipeline(context),
      inForce.then((found) => trendOfArrivals(context, found.playbook, period)),
      turnedLights(context, addDays(today, -turnedWithin), shown),
      myNextSteps(context, addDays(today, stepsAhead), shown),
      waiting(context),
      firstSteps(db, me.tenant_id),
    ])
  return {
    today,
    period,
    unit,
    schedule: ((Number(period.slice(5)) / 12) * 100).toFixed(1),
    indicators,
    total,
    rows,
    pipeline: pipelineOf(playbook.stages, pipeline),
    trend,
    turned: turned.map(({ id, name, unit: holder, light }) => ({ id, name, unit: holder, light })),
    steps: steps.map(({ id, name, next_step, next_step_on }) => ({
      id,
      name,
      next_step,
      on: next_step_on!,
      overdue: next_step_on! < today,
    })),
    reviews,
    guide: { ...guide, can: holdsAnywhere(me, 'admin') ? ['set_up'] : [] },
  }
}

/** Arrivals of thirteen months beside the year before; none where the playbook counts no arrivals. */
async function trendOfArrivals({ db, me }: Context, playbook: Playbook, period: string) {
  const arrivals = playbook.counting.find(({ claim }) => claim === 'arrival')
  if (!arrivals) return null
  const months = trendMonths(period)
  const first = `${Number(months[0]!.slice(0, 4)) - 1}${months[0]!.slice(4)}-01`
  const sums = await remembered(
    { key: `arrivals ${me.tenant_id} ${period}`, version: versionOf(db, me.tenant_id, period), patience: atAGlance },
    () => monthSums(db, me.tenant_id, { from: first, to: `${monthAfter(period)}-01` }, arrivals.id),
  )
  return { indicator: arrivals.id, months: trendOf(months, sums, new Set(me.reach)) }
}

/** The claims that wait for this member's review; null for who reviews nothing. */
async function waiting(context: Context) {
  if (!holdsAnywhere(context.me, 'unit_reviewer', 'city_reviewer')) return null
  const { items, total, total_exact } = await reviewQueue(context, { queue: 'mine', limit: shown })
  return {
    total: total ?? items.length,
    total_exact,
    items: items.map(({ id, title, project, unit, cny, submitted_at }) => ({
      id,
      title,
      project,
      unit,
      cny,
      submitted_at,
    })),
  }
}
