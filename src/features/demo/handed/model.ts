import { addDays } from '#platform/day.ts'
import type { InventedClaim, InventedProject } from '../life/model.ts'
import { steps } from '../life/model.ts'
import { taxesOf } from '../taxes/model.ts'

/** A project that one zone brought and another took over. */
export interface Handed {
  from: string
  to: string
  passed_on: string
  taken_on: string
  reason: string
  needs: string
  /** As it stood when it was passed on. */
  brought: InventedProject
  /** The stages that it came to since, with the day and the field that keeps it. */
  later: { stage: string; on: string; facts: Record<string, string> }[]
  /** What was claimed since. */
  claims: InventedClaim[]
}

const wan = 36_000

/** Days ago on which it came to each stage. */
const cameTo: Record<string, number> = {
  lead: 1240,
  assessed: 1235,
  talks: 1225,
  review: 1185,
  signed: 1160,
  registered: 1130,
  filed: 1105,
  permitted: 1050,
  started: 1015,
  completed: 705,
  produced: 640,
  scaled: 420,
}

/** What was known from a stage on. */
const learnt: Record<string, Record<string, string>> = {
  signed: { contract_kind: 'investment', contract_number: 'LJ-2023-0080' },
  registered: { company_name: '启岚精密传动（澜江）有限公司' },
  filed: { filing_code: '2023-990000-34-01-800080' },
}

const money = (value: number) => ({ value: String(value), currency: 'CNY', unit: 'wan' })

/** Brought by the economic zone, which had no land for it; what came of it is half that zone's for five years. */
export function handedProject(today: string): Handed {
  const ago = (days: number) => addDays(today, -days)
  const visits = steps
    .filter(({ stage }) => cameTo[stage] !== undefined)
    .map(({ stage, date, milestone }) => ({ stage, date, milestone, on: ago(cameTo[stage]!) }))
  const before = visits.slice(0, 3)
  const later = visits.slice(3)
  return {
    from: 'etdz',
    to: 'hitech',
    passed_on: ago(1200),
    taken_on: ago(1195),
    reason: '本区无合适的连片工业用地，高新区有标准地',
    needs: '需工业用地 80 亩，电力容量 2 万千伏安',
    brought: {
      unit: 'etdz',
      stage: before.at(-1)!.stage,
      stage_dates: before.map(({ stage, on }) => ({ stage, entered_on: on })),
      status: 'active',
      status_reason: '',
      document: {
        name: '启岚精密减速器项目',
        content: '建设精密减速器生产与研发基地，达产后年产 40 万台。',
        investors: [{ name: '启岚精密传动股份有限公司', country: 'CN' }],
        industry: '34',
        origin: 'domestic',
        origin_place: 'other_province',
        source: 'own',
        construction: 'new',
        contact_name: '方经理',
        contact_phone: '13900000080',
        first_contact_on: before[0]!.on,
        figures: {
          investment: { announced: money(wan), agreed: money(wan) },
          fixed_assets: { agreed: money(27_000) },
          land: { agreed: { value: '80', unit: 'mu' } },
          jobs: { agreed: { 2026: { value: '320', unit: 'person' } } },
          output: { agreed: { 2026: money(45_000) } },
          tax: { agreed: { 2026: money(1_620) } },
        },
      },
      claims: [],
    },
    later: later.map(({ stage, on, date }) => ({
      stage,
      on,
      facts: { ...(date && { [date]: on }), ...learnt[stage] },
    })),
    claims: [
      ...later.flatMap(({ milestone, on }) => (milestone ? [milestoneClaim(milestone, on)] : [])),
      ...[1090, 980, 760].map((days, at) => arrivalClaim(ago(days), at)),
      ...taxesOf(ago(cameTo.produced!), wan, today),
    ],
  }
}

function milestoneClaim(milestone: string, on: string): InventedClaim {
  return { kind: 'milestone', milestone, event_on: on, ...reviewed(on) }
}

function arrivalClaim(on: string, at: number): InventedClaim {
  return { kind: 'arrival', event_on: on, wan: '9000', voucher_number: `PZ-QL-${at + 1}`, ...reviewed(on) }
}

function reviewed(on: string) {
  const [submitted_on, unit_passed_on, approved_on] = [3, 8, 15].map((days) => addDays(on, days)) as [
    string,
    string,
    string,
  ]
  return { submitted_on, unit_passed_on, approved_on, returned: false }
}
