import { Decimal } from 'decimal.js'
import { playbookOn } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { knowing, presentRows } from '../list/actions.ts'
import { filterOf, writeCursor } from '../list/model.ts'
import { boardCards, boardSums, type ColumnSum } from './store.ts'

/**
 * The pipeline as a board: a column a stage, with how many, how much and which lights, and its first cards. A column goes on with
 * `GET /api/projects?stage=…&cursor=…`. Without a status the board shows what is active.
 */
export async function showBoard(context: Context, query: { cards: number; [filter: string]: unknown }) {
  const who = knowing(context.me)
  const asked = filterOf(query)
  const filter = { ...asked, status: asked.status ?? ['active'] }
  const { playbook } = await playbookOn(context.db, context.me.tenant_id, dayOf(context.now))
  const sums = Map.groupBy(await boardSums(context.db, who, filter), (sum) => sum.stage)
  // A project under an older playbook may be in a stage that today's no longer has: it stands behind the others.
  const former = [...sums.keys()].filter((stage) => !playbook.stages.some(({ id }) => id === stage))
  const stages = [...playbook.stages, ...former.map((id) => ({ id, zh: id, en: id, days: undefined }))].filter(
    ({ id }) => !asked.stage || asked.stage.includes(id),
  )
  const ids = stages.map(({ id }) => id)
  const rows = await boardCards(context.db, who, filter, ids, query.cards + 1)
  const items = new Map((await presentRows(context, rows, [])).map((item) => [item.id, item]))
  return {
    columns: stages.map(({ id, zh, en, days }) => {
      const ours = rows.filter((row) => row.stage === id)
      const shown = ours.slice(0, query.cards)
      const last = ours.length > shown.length ? shown.at(-1) : undefined
      return {
        stage: id,
        label: { zh, en },
        days: days ?? null,
        ...totals(sums.get(id) ?? []),
        items: shown.map((row) => items.get(row.id)!),
        next: last ? writeCursor({ value: last.sort_value, id: last.id }) : null,
      }
    }),
  }
}

function totals(sums: ColumnSum[]) {
  const money = sums.reduce((sum, { investment_cny }) => sum.plus(investment_cny ?? 0), new Decimal(0))
  return {
    count: sums.reduce((sum, { n }) => sum + n, 0),
    investment_cny: money.toFixed(2),
    lights: Object.fromEntries(sums.map(({ light, n }) => [light, n])),
  }
}
