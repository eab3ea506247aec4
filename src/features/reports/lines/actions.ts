import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { knownPeriod, topOf, unitsOf } from '../count/actions.ts'
import { type Breakdown, type Place, unitsOfRow } from '../model.ts'
import type { Period } from '../periods/model.ts'
import { text } from '../text.ts'
import { type Line, type LineFilter, linesOf } from './store.ts'

export const lineSpans = ['month', 'year', 'cumulative', 'corrections'] as const

export interface LinesOrder {
  period: string
  indicator: string
  /** `corrections`: what later months say of this one. */
  span: (typeof lineSpans)[number]
  by: Breakdown
  key?: string
  unit?: string
  /** Only what came from there. */
  place?: Place
  excluded: boolean
  cursor?: string
  limit: number
}

/** The lines whose sum is the figure that was clicked; or those that stay out of it, with the reason of each. */
export async function reportLines(context: Context, order: LinesOrder) {
  const { db, me } = context
  const period = knownPeriod(order.period)
  const tree = await unitsOf(db, me.tenant_id, order.period)
  const top = topOf(tree, me.reach, order.unit)
  const filter = {
    indicator: order.indicator,
    ...windowOf(period, order.span),
    units: unitsOfRow(tree, me.reach, top, order.by === 'unit' ? order.key : undefined),
    ...(order.by === 'industry' && order.key !== undefined && { industry: order.key }),
    ...(order.by === 'origin' && order.key !== undefined && { origin: order.key }),
    place: order.place,
    excluded: order.excluded,
  }
  return linesPage(context, filter, order)
}

/** A page of lines, told as the reader may know them. */
export async function linesPage(
  context: Context,
  filter: Omit<LineFilter, 'knowing' | 'after' | 'limit'>,
  { cursor, limit }: Pick<LinesOrder, 'cursor' | 'limit'>,
) {
  const { db, me } = context
  const page = { knowing: knowingUnits(context), after: readCursor(cursor), limit: limit + 1 }
  const rows = await linesOf(db, me, { ...filter, ...page })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ excluded_because, unit_id, unit_name, project_id, project_name, ...line }) => ({
      ...withAgreement(line),
      unit: { id: unit_id, name: unit_name },
      project: { id: project_id, name: project_name },
      excluded_because: excluded_because ? (JSON.parse(excluded_because) as { zh: string; en: string }) : null,
    })),
    next: last ? Buffer.from(JSON.stringify([last.posted_on, last.id])).toString('base64url') : null,
  }
}

function withAgreement<L extends Pick<Line, 'share' | 'transfer_id' | 'passed_by' | 'shared_until'>>(line: L) {
  const { share, transfer_id, passed_by, shared_until, ...rest } = line
  const agreement = transfer_id ? { id: transfer_id, share: share!, from: passed_by!, until: shared_until! } : null
  return { ...rest, agreement }
}

function windowOf(period: Period, span: LinesOrder['span']): Pick<LineFilter, 'from' | 'to' | 'corrects'> {
  if (span === 'corrections') return { from: period.to, to: '9999-12-31', corrects: period.period }
  return { from: { month: period.from, year: period.year_from, cumulative: '0001-01-01' }[span], to: period.to }
}

/** Units whose confidential projects the member knows by name, as `knowsName` of the projects has it. */
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
  throw new Problem('malformed', 'cursor.wrong', text.bad_cursor)
}
