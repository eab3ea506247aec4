import { type Sum, sumOf } from '../figures/model.ts'
import type { MonthSum } from '../model.ts'
import { monthAfter } from '../periods/model.ts'

export interface StageSum {
  stage: string
  light: string
  n: number
  /** Yuan. */
  cny: string
}

export interface Step {
  stage: string
  label: { zh: string; en: string }
  n: number
  /** Yuan: agreed, else announced, else what has arrived. */
  cny: string
  yellow: number
  red: number
}

interface Stage {
  id: string
  zh: string
  en: string
}

/** Projects stage by stage in the playbook's order; a stage of a former playbook comes last. */
export function pipelineOf(stages: readonly Stage[], sums: readonly StageSum[]): Step[] {
  const groups = Map.groupBy(sums, (sum) => sum.stage)
  const former = [...groups.keys()].filter((id) => !stages.some((stage) => stage.id === id))
  return [...stages, ...former.map((id) => ({ id, zh: id, en: id }))].map(({ id, zh, en }) => {
    const group = groups.get(id) ?? []
    const lit = (light: string) => group.reduce((n, sum) => n + (sum.light === light ? sum.n : 0), 0)
    const { n, cny } = sumOf(group)
    return { stage: id, label: { zh, en }, n, cny, yellow: lit('yellow'), red: lit('red') }
  })
}

/** Thirteen months up to this one, so that it stands beside itself a year ago. */
export function trendMonths(month: string): string[] {
  let at = `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`
  return Array.from({ length: 13 }, () => {
    const here = at
    at = monthAfter(at)
    return here
  })
}

/** What arrived in these units, month by month, with the same month of the year before. */
export function trendOf(months: readonly string[], sums: readonly MonthSum[], units: ReadonlySet<string>) {
  const byMonth = Map.groupBy(
    sums.filter((sum) => units.has(sum.unit_id)),
    (sum) => sum.month,
  )
  const of = (month: string): Sum['cny'] => sumOf((byMonth.get(month) ?? []).map(({ cny }) => ({ n: 0, cny }))).cny
  return months.map((month) => ({
    month,
    cny: of(month),
    last_year: of(`${Number(month.slice(0, 4)) - 1}${month.slice(4)}`),
  }))
}
