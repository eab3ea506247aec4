import { playbookOn } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { industries } from '#features/projects/industries/model.ts'
import { addDays } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { type Snapshot, snapshotOf } from '../freeze/store.ts'
import { type Asked, type Basis, type Breakdown, reportOf, type UnitNode } from '../model.ts'
import { type Period, periodOf } from '../periods/model.ts'
import { baseSums, correctionsOf, targetsOf, unitNodes } from '../store.ts'
import { text } from '../text.ts'

export interface CountOrder {
  period: string
  by: Breakdown
  /** The unit at the top; without it the topmost in reach. */
  unit?: string
}

/** The report of a month as it is counted for whoever reaches these units; a frozen month as it was frozen. */
export async function count(db: Db, tenantId: string, reach: string[], order: CountOrder) {
  const period = knownPeriod(order.period)
  const frozen = await snapshotOf(db, tenantId, order.period)
  const { playbook } = await playbookOn(db, tenantId, addDays(period.to, -1))
  const basis = frozen?.report ?? (await readBasis(db, tenantId, playbook, period))
  const top = topOf(basis.units, reach, order.unit)
  const asked: Asked = { by: order.by, reach, top, label: labels(playbook, basis.units) }
  return {
    period: order.period,
    by: order.by,
    unit: { id: top.id, name: top.name },
    frozen: frozen ? stamp(frozen) : null,
    corrections: frozen ? await correctionsOf(db, tenantId, order.period, reach) : [],
    indicators: basis.indicators,
    ...reportOf(basis, period, asked),
  }
}

export function knownPeriod(text_: string): Period {
  const period = periodOf(text_)
  if (!period)
    throw new Problem('malformed', 'report.bad_period', text.bad_period, {
      faults: [{ field: 'period', message: text.bad_period }],
    })
  return period
}

function stamp({ frozen_at, frozen_by }: Snapshot) {
  return { at: frozen_at, by: frozen_by }
}

/** Lines, tree, targets and indicators as they are now. */
export async function readBasis(db: Db | Tx, tenantId: string, playbook: Playbook, period: Period): Promise<Basis> {
  return {
    base: await baseSums(db, tenantId, period),
    units: await unitNodes(db, tenantId),
    targets: await targetsOf(db, tenantId, Number(period.period.slice(0, 4))),
    indicators: playbook.counting.map(({ id, zh, en, measure, claim }) => ({
      id,
      zh,
      en,
      measure,
      arrivals: claim === 'arrival',
    })),
  }
}

/** The unit asked for; else the topmost of those that the reader reaches. */
function topOf(units: UnitNode[], reach: string[], wanted: string | undefined): UnitNode {
  const within = units.filter((unit) => reach.includes(unit.id)).toSorted((a, b) => a.path.length - b.path.length)
  const found = wanted ? within.find((unit) => unit.id === wanted) : within[0]
  if (!found) throw new Problem('missing', 'report.no_unit', text.no_unit)
  return found
}

function labels(playbook: Playbook, units: UnitNode[]): Asked['label'] {
  const names = new Map(units.map((unit) => [unit.id, { zh: unit.name, en: unit.name }]))
  const origins = new Map((playbook.dictionaries.origin ?? []).map(({ id, zh, en }) => [id, { zh, en }]))
  const divisions = new Map(industries.map(({ code, zh, en }) => [code, { zh, en }]))
  const of = { unit: names, origin: origins, industry: divisions }
  const unclassified = { zh: text.unclassified[0], en: text.unclassified[1] }
  return (by, key) => of[by].get(key) ?? (key ? { zh: key, en: key } : unclassified)
}

/** Every unit of the tenant: what whoever runs commands on the server reaches. */
export async function everyUnit(db: Db, tenantId: string): Promise<string[]> {
  return (await unitNodes(db, tenantId)).map((unit) => unit.id)
}
