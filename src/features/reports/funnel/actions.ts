import { playbookOn } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { waysOfLeads } from '#features/projects/funnel/actions.ts'
import type { FunnelGrouping } from '#features/projects/funnel/model.ts'
import { wordsOf } from '#features/projects/groups/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { lastingAnswer } from '#platform/http/json.ts'
import { heardVersion } from '#platform/live/heard.ts'
import { Problem } from '#platform/problem.ts'
import { following, remembered } from '#platform/remember.ts'
import type { Words } from '#platform/words.ts'
import { type Window, windowOf } from '../combined/model.ts'
import { topOf } from '../count/actions.ts'
import { type UnitNode, unitRows, unitsBelow } from '../model.ts'
import { unitNodes } from '../store.ts'
import type { FunnelQuery } from './asked/model.ts'
import {
  cameWithin,
  type Ending,
  endingsOf,
  type List,
  listOfEnding,
  listOfLeads,
  listsOfStep,
  rowsBy,
  stepsOf,
} from './model.ts'
import { text } from './text.ts'

/** The leads that came in a span, as far as the member reaches: every figure with the list of projects behind it. */
export async function leadFunnel(context: Context, query: FunnelQuery) {
  const { db, me, now } = context
  const today = dayOf(now)
  const { by } = query
  const [{ playbook }, units] = await Promise.all([playbookOn(db, me.tenant_id, today), treeOf(context)])
  const top = topOf(units, me.reach, query.unit)
  const window = windowOf(query, today)
  if (!window) throw badSpan()
  const all = { ...narrowingOf(query), ...cameWithin(window) }
  const ways = await waysOfLeads(context, all, by)
  // The reasons were read for this member, this filter and this reach: they stand for all three.
  return following([ways.over, ways.leads, ways.spent, playbook, units], () =>
    lastingAnswer(drawn({ all, by, window, top, reach: me.reach }, ways, playbook, units)),
  )
}

/** The units, read anew once something was written. */
function treeOf({ db, me }: Context): Promise<UnitNode[]> {
  const version = async () => heardVersion(db, me.tenant_id)
  return remembered({ key: `units ${me.tenant_id}`, version }, () => unitNodes(db, me.tenant_id))
}

interface Asked {
  all: List
  by: FunnelGrouping
  window: Window
  top: UnitNode
  reach: string[]
}

function drawn(
  { all, by, window, top, reach }: Asked,
  { leads, over, spent }: Awaited<ReturnType<typeof waysOfLeads>>,
  playbook: Playbook,
  units: UnitNode[],
) {
  const stages = playbook.stages.map(({ id }) => id)
  const words = wordsFor(by, playbook, units)
  const rowOf = unitRows(units, new Set(unitsBelow(units, reach, top)), top)
  return {
    unit: { id: top.id, name: top.name },
    by,
    ...window,
    came: leads.reduce((sum, { n }) => sum + n, 0),
    projects: all,
    steps: stepsOf(leads, spent, stages).map((step, at) => ({
      ...step,
      zh: playbook.stages[at]!.zh,
      en: playbook.stages[at]!.en,
      lists: listsOfStep(all, stages, at),
    })),
    rows: rowsBy(leads, by, stages, rowOf, words.known).map((row) => ({
      ...row,
      label: words.of(row.key),
      projects: listOfLeads(all, by, row.key, top.id),
    })),
    endings: endingsOf(over).map((ending) => ({
      ...ending,
      label: wordOfEnding(playbook, ending),
      projects: listOfEnding(all, ending),
    })),
  }
}

export type Funnel = Awaited<ReturnType<typeof leadFunnel>>

const narrows = [
  'unit',
  'light',
  'origin',
  'origin_place',
  'source',
  'construction',
  'industry',
  'investment_min',
  'investment_max',
] as const

/** The filter as the list of projects takes it. */
function narrowingOf(query: FunnelQuery): List {
  return Object.fromEntries(narrows.flatMap((name) => (query[name] ? [[name, query[name]]] : [])))
}

/** What keys are called, and the order in which they are read. */
function wordsFor(by: FunnelGrouping, playbook: Playbook, units: readonly UnitNode[]) {
  const names = new Map(units.map(({ id, name }) => [id, name]))
  const of = (key: string) => (by === 'month' ? { zh: key, en: key } : words!.of(key))
  const words = by === 'month' ? undefined : wordsOf(by, playbook, names)
  return {
    known: by === 'source' ? [...words!.known.keys()] : by === 'unit' ? [...names.keys()] : [],
    of: (key: string | null) => (key === null ? said(text.blank) : of(key)),
  }
}

/** The status and, where it is told, the reason in the words of the playbook. */
function wordOfEnding(playbook: Playbook, { status, reason }: Ending) {
  const known = playbook.statuses.find(({ id }) => id === status)
  const named = playbook.dictionaries[known?.reasons ?? '']?.find(({ id }) => id === reason)
  const why = named ?? (reason ? { zh: reason, en: reason } : said(text.not_told))
  return { zh: `${known?.zh ?? status}：${why.zh}`, en: `${known?.en ?? status}: ${why.en}` }
}

function badSpan(): Problem {
  const faults = [{ field: 'to', message: text.bad_span }]
  return new Problem('invalid', 'funnel.bad_span', text.bad_span, { faults })
}

function said([zh, en]: Words) {
  return { zh, en }
}
