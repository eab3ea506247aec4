import { type Alike, type Ended, ended, type FunnelGrouping, type Spent } from '#features/projects/funnel/model.ts'
import { addDays } from '#platform/day.ts'
import { daysOf, listOfRow, rolledUp, type Window } from '../combined/model.ts'

/** What narrows the list of projects: the very query of `GET /api/projects`. */
export type List = Record<string, string>

export interface Step {
  stage: string
  /** Leads that came to it, or further. */
  reached: number
  /** Those that stand in it and are not over. */
  here: number
  /** Those that ended in it. */
  ended: number
  /** Days that those which left it had spent in it. */
  days: Days | null
}

export interface Days {
  /** How many left it. */
  n: number
  median: number
  /** Within which four of five had left. */
  p80: number
}

export interface Row {
  key: string | null
  came: number
  /** By step, in the order of the playbook. */
  reached: number[]
  ended: number
}

export interface Ending {
  status: string
  /** Empty where it was not said, or may not be told. */
  reason: string
  n: number
  /** How many of them in which stage. */
  stages: Record<string, number>
}

/** Each step with who reached it, who is there and who ended there. */
export function stepsOf(leads: readonly Alike[], spent: readonly Spent[], stages: readonly string[]): Step[] {
  const reached = reachedBy(leads, stages)
  const took = Map.groupBy(spent, ({ stage }) => stage)
  return stages.map((stage, at) => {
    const there = leads.filter((lead) => lead.stage === stage)
    return {
      stage,
      reached: reached[at]!,
      here: sum(there.filter((lead) => !isOver(lead))),
      ended: sum(there.filter(isOver)),
      days: daysOfStep(took.get(stage) ?? []),
    }
  })
}

function daysOfStep(spent: readonly Spent[]): Days | null {
  const n = sum(spent)
  const rising = spent.toSorted((a, b) => a.days - b.days)
  const within = (share: number) => {
    let left = 0
    return rising.find((one) => {
      left += one.n
      return left >= share * n
    })!.days
  }
  return n === 0 ? null : { n, median: within(0.5), p80: within(0.8) }
}

/** The leads by what they are told apart by; units stand in the row that they roll up to, divisions in their section. */
export function rowsBy(
  leads: readonly Alike[],
  by: FunnelGrouping,
  stages: readonly string[],
  unitRow: ReadonlyMap<string, string>,
  known: readonly string[],
): Row[] {
  const groups = Map.groupBy(leads, ({ key }) => rolledUp(by, key, unitRow))
  const rows = [...groups].map(([key, own]) => ({
    key,
    came: sum(own),
    reached: reachedBy(own, stages),
    ended: sum(own.filter(isOver)),
  }))
  const place = ({ key }: Row) =>
    key === null ? known.length + 1 : known.includes(key) ? known.indexOf(key) : known.length
  const byKey = (a: Row, b: Row) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1)
  return rows.toSorted((a, b) => place(a) - place(b) || (by === 'month' ? byKey(a, b) : b.came - a.came || byKey(a, b)))
}

/** Why leads ended, the most frequent first. */
export function endingsOf(over: readonly Ended[]): Ending[] {
  const alike = Map.groupBy(over, ({ status, reason }) => `${status} ${reason}`)
  return [...alike.values()]
    .map((own) => ({
      status: own[0]!.status,
      reason: own[0]!.reason,
      n: sum(own),
      stages: Object.fromEntries(
        [...Map.groupBy(own, ({ stage }) => stage)].map(([stage, some]) => [stage, sum(some)]),
      ),
    }))
    .toSorted((a, b) => b.n - a.n || (`${a.status} ${a.reason}` < `${b.status} ${b.reason}` ? -1 : 1))
}

/** The lists behind the figures of a step. */
export function listsOfStep(
  all: List,
  stages: readonly string[],
  at: number,
): Record<'reached' | 'passed' | 'here' | 'ended', List> {
  const stage = stages[at]!
  return {
    reached: { ...all, reached: stages.slice(at).join(',') },
    passed: { ...all, passed: stage },
    here: { ...all, stage, status: 'active,paused' },
    ended: { ...all, stage, status: ended.join(',') },
  }
}

/** The list behind a row. */
export function listOfLeads(all: List, by: FunnelGrouping, key: string | null, topId: string): List {
  if (by !== 'month' || key === null) return listOfRow(all, [by], [key], topId)
  return { ...all, ...cameWithin({ from: key, to: key }) }
}

export function listOfEnding(all: List, { status, reason }: Pick<Ending, 'status' | 'reason'>): List {
  return { ...all, status, ...(reason ? { status_reason: reason } : { blank: 'status_reason' }) }
}

/** The days on which the leads of a window came; nothing where it is open. */
export function cameWithin(window: Window): List {
  const { from, to } = daysOf(window)
  return {
    ...(window.from && { came_on_from: from }),
    ...(window.to && { came_on_to: addDays(to, -1) }),
  }
}

/** How many came to each step, or further. */
function reachedBy(leads: readonly Alike[], stages: readonly string[]): number[] {
  const furthest = leads.map(({ way, n }) => ({ n, at: Math.max(...way.map((stage) => stages.indexOf(stage))) }))
  return stages.map((_, at) => sum(furthest.filter((lead) => lead.at >= at)))
}

function isOver({ status }: Alike): boolean {
  return (ended as readonly string[]).includes(status)
}

function sum(leads: readonly { n: number }[]): number {
  return leads.reduce((all, { n }) => all + n, 0)
}
