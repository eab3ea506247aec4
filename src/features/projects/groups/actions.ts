import { Decimal } from 'decimal.js'
import { playbookOn } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Said } from '#features/playbook/schema/parts/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { say } from '#platform/words.ts'
import { industries } from '../industries/model.ts'
import { knowing } from '../list/actions.ts'
import { filterOf } from '../list/model.ts'
import { unitNames } from '../page/store.ts'
import { filterOfGroup, type Grouping, inOrder, type Sums } from './model.ts'
import { groupSums } from './store.ts'
import { text } from './text.ts'

/** The filtered list by one of its facts: how many, and how much by each basis. */
export async function groupProjects(context: Context, { by, ...query }: { by: Grouping; [filter: string]: unknown }) {
  const { db, me, now } = context
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  const found = await sumsBy(context, query, [by])
  const rows = bySection(
    by,
    found.map(({ keys: [key = null], ...sums }) => ({ key, ...sums })),
  )
  const units = by === 'unit' ? await unitNames(db, me.tenant_id, keysOf(rows)) : new Map<string, string>()
  const words = wordsOf(by, playbook, units)
  return {
    groups: inOrder(by, rows, [...words.known.keys()]).map(({ key, ...sums }) => ({
      key,
      label: key === null ? said(text.blank) : words.of(key),
      filter: filterOfGroup(by, key),
      ...sums,
    })),
    all: together(rows),
  }
}

/**
 * The filtered list by some of its facts, as they are stored: units by their ids, industries by their divisions. What a combined
 * report counts of projects is this.
 */
export function sumsBy(
  { db, me }: Pick<Context, 'db' | 'me'>,
  query: Record<string, unknown>,
  by: readonly Grouping[],
) {
  return groupSums(db, knowing(me), filterOf(query), by)
}

type Keyed = Sums & { key: string | null }

function keysOf(rows: Keyed[]): string[] {
  return rows.flatMap(({ key }) => key ?? [])
}

/** Divisions are added up to the sections of GB/T 4754; a code that is none of ours stands by itself. */
function bySection(by: Grouping, rows: Keyed[]): Keyed[] {
  if (by !== 'industry') return rows
  const sections = new Map(industries.map(({ code, section }) => [code, section]))
  const groups = Map.groupBy(rows, ({ key }) => (key === null ? null : (sections.get(key) ?? key)))
  return [...groups].map(([key, ours]) => ({ key, ...together(ours) }))
}

function together(rows: Sums[]): Sums {
  const sum = (basis: 'announced' | 'agreed' | 'verified') => {
    const amounts = rows.flatMap((row) => row[basis] ?? [])
    return amounts.length === 0 ? null : Decimal.sum(...amounts).toFixed(2)
  }
  const n = rows.reduce((all, row) => all + row.n, 0)
  return { n, announced: sum('announced'), agreed: sum('agreed'), verified: sum('verified') }
}

/** What each key is called, in the order of the playbook where it has one. */
export function wordsOf(by: Grouping, playbook: Playbook, units: ReadonlyMap<string, string>) {
  const known = new Map(knownWords(by, playbook).map((one) => [one.id, { zh: one.zh, en: one.en }]))
  const of = (key: string): Said => {
    const name = units.get(key) ?? key
    if (by === 'year') return said(say(text.year, key))
    return known.get(key) ?? { zh: name, en: name }
  }
  return { known, of }
}

function knownWords(by: Grouping, playbook: Playbook): (Said & { id: string })[] {
  if (by === 'stage') return playbook.stages
  if (by === 'status') return playbook.statuses
  if (by === 'light') return lights
  if (by === 'industry') return industries.filter(({ code, section }) => code === section).map(withId)
  return playbook.dictionaries[by] ?? []
}

function withId({ code, zh, en }: { code: string; zh: string; en: string }) {
  return { id: code, zh, en }
}

const lights = [
  { id: 'red', zh: '红灯', en: 'Red' },
  { id: 'yellow', zh: '黄灯', en: 'Yellow' },
  { id: 'blue', zh: '蓝灯', en: 'Blue' },
  { id: 'green', zh: '绿灯', en: 'Green' },
]

function said([zh, en]: readonly [string, string]): Said {
  return { zh, en }
}
