import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { knownPeriod } from '../count/actions.ts'
import { type Breakdown, type UnitNode, unitsWithin } from '../model.ts'
import type { Period } from '../periods/model.ts'
import { unitNodes } from '../store.ts'
import { text } from '../text.ts'
import { linesOf } from './store.ts'

export interface LinesOrder {
  period: string
  indicator: string
  span: 'month' | 'year' | 'cumulative'
  by: Breakdown
  key?: string
  unit?: string
  excluded: boolean
  cursor?: string
  limit: number
}

/** The lines whose sum is the figure that was clicked; or those that stay out of it, with the reason of each. */
export async function reportLines(context: Context, order: LinesOrder) {
  const { db, me } = context
  const period = knownPeriod(order.period)
  const units = unitsAsked(await unitNodes(db, me.tenant_id), me.reach, order)
  const filter = {
    indicator: order.indicator,
    from: startOf(period, order.span),
    to: period.to,
    units,
    ...(order.by === 'industry' && order.key !== undefined && { industry: order.key }),
    ...(order.by === 'origin' && order.key !== undefined && { origin: order.key }),
    excluded: order.excluded,
    knowing: knowingUnits(context),
    after: readCursor(order.cursor),
    limit: order.limit + 1,
  }
  const rows = await linesOf(db, me, filter)
  const shown = rows.slice(0, order.limit)
  const last = rows.length > order.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ excluded_because, unit_id, unit_name, project_id, project_name, ...line }) => ({
      ...line,
      unit: { id: unit_id, name: unit_name },
      project: { id: project_id, name: project_name },
      excluded_because: excluded_because ? (JSON.parse(excluded_because) as { zh: string; en: string }) : null,
    })),
    next: last ? Buffer.from(JSON.stringify([last.posted_on, last.id])).toString('base64url') : null,
  }
}

function startOf(period: Period, span: LinesOrder['span']): string {
  return { month: period.from, year: period.year_from, cumulative: '0001-01-01' }[span]
}

/** By unit, the row's own units: those below it; for the row of the top itself, only the top. */
function unitsAsked(units: UnitNode[], reach: string[], { by, key, unit }: LinesOrder): string[] {
  const within = units.filter((one) => reach.includes(one.id)).toSorted((a, b) => a.path.length - b.path.length)
  const top = unit ? within.find((one) => one.id === unit) : within[0]
  if (!top) throw new Problem('missing', 'report.no_unit', text.no_unit)
  if (by !== 'unit' || key === undefined) return unitsWithin(units, top).filter((id) => reach.includes(id))
  if (key === top.id) return [top.id]
  const row = within.find((one) => one.id === key)
  if (!row) throw new Problem('missing', 'report.no_unit', text.no_unit)
  return unitsWithin(units, row).filter((id) => reach.includes(id))
}

function knowingUnits({ me }: Context): string[] {
  const knowing = ['unit_lead', 'unit_reviewer', 'city_reviewer', 'leader']
  return me.grants.filter((grant) => knowing.includes(grant.role)).flatMap((grant) => grant.reach)
}

function readCursor(cursor: string | undefined): { on: string; id: string } | undefined {
  if (!cursor) return undefined
  try {
    const [on, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string]
    if (/^\d{4}-\d{2}-\d{2}$/.test(on) && /^[0-9a-f-]{36}$/.test(id)) return { on, id }
  } catch {
    // Said below: a cursor is ours or it is nothing.
  }
  throw new Problem('malformed', 'cursor.wrong', text.bad_period)
}
