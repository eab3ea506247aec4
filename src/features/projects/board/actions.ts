import { Decimal } from 'decimal.js'
import { playbookOn } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { knowing, presentRows } from '../list/actions.ts'
import { type Filter, filterOf, isOfPipeline, writeCursor } from '../list/model.ts'
import { pipelineSums } from '../pipeline/store.ts'
import { boardCards, boardSums, type ColumnSum } from './store.ts'

/**
 * The pipeline as a board: a column a stage, with how many, how much and which lights, and its first cards. A column goes on with
 * `GET /api/projects?stage=…&cursor=…`. Without a status the board shows what is active.
 */
export async function showBoard(context: Context, query: { cards: number; [filter: string]: unknown }) {
  const who = knowing(context.me)
  const asked = filterOf(query)
  const filter = { ...asked, status: asked.status ?? ['active'] }
  const inForce = playbookOn(context.db, context.me.tenant_id, dayOf(context.now))
  const cardsOf = (ids: string[]) => boardCards(context.db, who, filter, ids.filter(isAsked), query.cards + 1)
  const isAsked = (id: string) => !asked.stage || asked.stage.includes(id)
  const [{ playbook }, summed, cards] = await Promise.all([
    inForce,
    sumsOf(context, filter),
    inForce.then((found) => cardsOf(found.playbook.stages.map(({ id }) => id))),
  ])
  const sums = Map.groupBy(summed, (sum) => sum.stage)
  // A project under an older playbook may be in a stage that today's no longer has: it stands behind the others.
  const former = [...sums.keys()].filter((stage) => !playbook.stages.some(({ id }) => id === stage))
  const stages = [...playbook.stages, ...former.map((id) => ({ id, zh: id, en: id, days: undefined }))].filter(
    ({ id }) => isAsked(id),
  )
  const rows = [...cards, ...(await cardsOf(former))]
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

/** From the pipeline's sums where they know the filter, else over the projects themselves. */
async function sumsOf({ db, me }: Context, filter: Filter): Promise<ColumnSum[]> {
  if (!isOfPipeline(filter)) return boardSums(db, knowing(me), filter)
  return pipelineSums(db, me.tenant_id, { ...filter, units: me.reach }, ['stage', 'light'])
}

function totals(sums: ColumnSum[]) {
  const money = sums.reduce((sum, { cny }) => sum.plus(cny ?? 0), new Decimal(0))
  const lights = Map.groupBy(sums, (sum) => sum.light)
  return {
    count: countOf(sums),
    investment_cny: money.toFixed(2),
    lights: Object.fromEntries([...lights].map(([light, ours]) => [light, countOf(ours)])),
  }
}

function countOf(sums: ColumnSum[]): number {
  return sums.reduce((sum, { n }) => sum + n, 0)
}
