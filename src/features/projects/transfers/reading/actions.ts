import { playbookOn } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { Problem } from '#platform/problem.ts'
import { knowsName, maySee } from '../../access.ts'
import { noProject } from '../../actions.ts'
import { unitOf } from '../../model.ts'
import { loadProjects } from '../../store.ts'
import { canOf, isSide, mayKnow, mayPassOn } from '../access.ts'
import { noTransfer } from '../actions.ts'
import { listed, type SharedSum, sharedSums, type Told, toldTransfer, transfersOf } from '../store.ts'
import { text } from '../text.ts'

interface Query {
  view: 'pool' | 'ours'
  q?: string
  industry?: string
  unit?: string
  cursor?: string
  limit: number
}

/** What waits in the pool, as much of it as its unit shows; or all that one's own units passed on, took or were offered. */
export async function listTransfers(context: Context, { cursor, limit, ...wanted }: Query) {
  const { db, me, now } = context
  const rows = await listed(db, me, { ...wanted, after: cursor, limit: limit + 1, today: dayOf(now) })
  const shown = rows.slice(0, limit)
  return {
    items: shown.map((row) => presented(context, row)),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

/** One of them; what was in the pool and is taken is its two units' alone. */
export async function showTransfer(context: Context, id: string) {
  const row = await toldTransfer(context.db, context.me.tenant_id, id)
  if (!row || !mayKnow(context.me, row)) throw noTransfer()
  const [shown] = await withShares(context, [row])
  return shown!
}

/** Where a project comes from and was passed on to, and the terms that the playbook proposes. */
export async function projectTransfers(context: Context, projectId: string) {
  const { db, me, now } = context
  const [project] = await loadProjects(db, me.tenant_id, [projectId])
  if (!project || !maySee(me, unitOf(project))) throw noProject()
  if (!knowsName(me, project)) throw new Problem('forbidden', 'transfer.may_not_read', text.may_not_read)
  const rows = await transfersOf(db, me.tenant_id, projectId)
  const first = rows.findLast(({ status }) => status === 'taken')
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  const offered = rows.some(({ status }) => status === 'offered')
  return {
    origin: first ? { id: first.origin_unit_id, name: first.origin_name } : null,
    rule: playbook.transfer,
    items: await withShares(context, rows),
    can: !offered && project.status === 'active' && mayPassOn(me, project) ? ['pass_on'] : [],
  }
}

/** With what each side has of the project's figures so far, for the sides alone. */
async function withShares(context: Context, rows: Told[]) {
  const { db, me, now } = context
  const agreed = rows.filter((row) => row.status === 'taken' && isSide(me, row))
  const sums = await sharedSums(db, me.tenant_id, [...new Set(agreed.map(({ project_id }) => project_id))])
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  return rows.map((row) => ({
    ...presented(context, row),
    shared: agreed.includes(row) ? sharedBetween(playbook, row, sums) : [],
  }))
}

function sharedBetween({ counting }: Playbook, row: Told, sums: SharedSum[]) {
  const own = sums.filter(({ project_id }) => project_id === row.project_id)
  return counting.flatMap(({ id, zh, en, measure }) => {
    const part = (unit: string | null) => {
      const sum = own.find((one) => one.indicator === id && one.unit_id === unit)
      return { n: sum?.n ?? 0, cny: sum?.cny ?? '0.00' }
    }
    const parts = { from: part(row.from_unit_id), to: part(row.to_unit_id) }
    const isNothing = Object.values(parts).every(({ n, cny }) => n === 0 && Number(cny) === 0)
    return isNothing ? [] : [{ indicator: id, label: { zh, en }, measure, ...parts }]
  })
}

function presented({ me, now }: Context, row: Told) {
  const { id, version, status, pooled, shown_name, shown_industry, shown_cny, needs, offered_on, answer_by_on } = row
  const { answered_on, share_counts, share_tax, share_years, shared_until_on } = row
  const side = isSide(me, row)
  return {
    ...{ id, version, status, pooled, needs, offered_on, answer_by_on, answered_on },
    ...{ share_counts, share_tax, share_years, shared_until_on },
    name: shown_name,
    industry: shown_industry,
    investment_cny: shown_cny,
    project_id: maySee(me, row.held_by) ? row.project_id : null,
    origin: { id: row.origin_unit_id, name: row.origin_name },
    from: { id: row.from_unit_id, name: row.from_name },
    to: row.to_unit_id ? { id: row.to_unit_id, name: row.to_name! } : null,
    reason: side ? row.reason : '',
    answer: side ? row.answer : '',
    can: canOf(me, row, dayOf(now)),
  }
}
