import type { Figures, Investor, ProjectDocument } from '#features/projects/fields/model.ts'
import { addDays } from '#platform/day.ts'
import type { Chance } from '../chance/model.ts'
import { type InventedEnterprise, inventContact, type Trade } from '../names/model.ts'
import { holders } from '../place/model.ts'
import { taxesOf } from '../taxes/model.ts'

interface Step {
  stage: string
  date?: string // field of the date on which the stage's milestone happened
  milestone?: string
  days: number // typical time in the stage before it
}

/** The stages of the default playbook, with the time that a project of its size usually takes to come to each. */
export const steps: readonly Step[] = [
  { stage: 'lead', date: 'first_contact_on', days: 0 },
  { stage: 'assessed', days: 5 },
  { stage: 'talks', days: 12 },
  { stage: 'review', days: 55 },
  { stage: 'signed', date: 'signed_on', milestone: 'signing', days: 20 },
  { stage: 'registered', date: 'registered_on', milestone: 'registration', days: 25 },
  { stage: 'filed', date: 'filed_on', milestone: 'filing', days: 20 },
  { stage: 'permitted', date: 'permitted_on', milestone: 'permit', days: 60 },
  { stage: 'started', date: 'started_on', milestone: 'start', days: 30 },
  { stage: 'completed', date: 'completed_on', milestone: 'completion', days: 320 },
  { stage: 'produced', date: 'produced_on', milestone: 'production', days: 70 },
  { stage: 'scaled', date: 'scaled_on', milestone: 'scale', days: 150 },
  { stage: 'full_capacity', date: 'full_capacity_on', milestone: 'full_capacity', days: 260 },
]

export interface InventedClaim {
  kind: 'milestone' | 'arrival' | 'outcome'
  milestone?: string
  metric?: 'tax'
  year?: number
  event_on: string
  submitted_on: string
  unit_passed_on: string | null
  approved_on: string | null
  returned: boolean
  wan?: string // arrivals and tax, in 万元
  voucher_number?: string
}

export interface InventedProject {
  unit: string
  stage: string
  stage_dates: { stage: string; entered_on: string }[]
  status: 'active' | 'paused' | 'lost' | 'withdrawn'
  status_reason: string
  document: ProjectDocument
  claims: InventedClaim[]
}

/** A project's whole life up to `today`, for an investor; the same chance gives the same life. */
export function inventProject(
  chance: Chance,
  investor: InventedEnterprise & { trade: Trade },
  today: string,
): InventedProject {
  const begun = addDays(today, -Math.round(1500 * chance.next() ** 1.35) - 2)
  const path = walk(chance, begun, today)
  const reached = path.at(-1)!
  const wan = roundAmount(chance.skewed(18_000, 3.2))
  const status = statusOf(chance, reached, today)
  const makes = chance.pick(investor.trade.makes)
  const dates = Object.fromEntries(path.filter(({ step }) => step.date).map(({ step, on }) => [step.date!, on]))
  const signed = dates.signed_on !== undefined
  return {
    unit: chance.weighted(holders),
    stage: reached.step.stage,
    stage_dates: path.map(({ step, on }) => ({ stage: step.stage, entered_on: on })),
    status,
    status_reason: status === 'active' ? '' : reasonOf(status, wan),
    document: {
      name: `${brand(investor.name)}${makes}项目`,
      content: contentOf(chance, makes, wan),
      investors: [
        { name: investor.name, country: investor.country, ...(investor.code && { code: investor.code }) },
      ] satisfies Investor[],
      industry: investor.industry,
      origin: investor.origin,
      origin_place: originPlace(chance, investor),
      source: chance.weighted([
        ['own', 40],
        ['referral', 25],
        ['broker', 8],
        ['contest', 7],
        ['field_office', 12],
        ['enquiry', 8],
      ] as const),
      construction: chance.weighted([
        ['new', 80],
        ['expansion', 20],
      ] as const),
      figures: figuresOf(chance, wan, signed),
      ...contactOf(chance),
      ...dates,
      ...(signed && {
        contract_kind: 'investment',
        contract_number: `LJ-${dates.signed_on!.slice(0, 4)}-${chance.whole(1000, 9999)}`,
      }),
      ...(dates.registered_on && { company_name: `${brand(investor.name)}（澜江）有限公司` }),
      ...(dates.filed_on && {
        filing_code: `${dates.filed_on.slice(0, 4)}-990000-${chance.whole(10, 99)}-01-${chance.whole(100000, 999999)}`,
      }),
      ...(signed && !dates.started_on && { planned_start_on: addDays(dates.signed_on!, chance.whole(90, 260)) }),
      ...(status === 'active' && reached.step.stage !== 'full_capacity' && nextStep(chance, reached.step.stage, today)),
    },
    claims: [
      ...milestones(chance, path, today),
      ...(dates.registered_on ? arrivals(chance, dates.registered_on, wan, today) : []),
      ...taxesOf(dates.produced_on, wan, today),
    ],
  }
}

function walk(chance: Chance, begun: string, today: string): { step: Step; on: string }[] {
  const path = [{ step: steps[0]!, on: begun }]
  for (const step of steps.slice(1)) {
    const on = addDays(path.at(-1)!.on, Math.max(1, Math.round(step.days * (0.4 + 1.5 * chance.next()))))
    const stays = chance.yes(step.milestone === 'signing' ? 0.22 : 0.05)
    if (on > today || stays) break
    path.push({ step, on })
  }
  return path
}

/** Entries of the playbook's dictionaries, the usual ones more often. */
const statusReasons = {
  paused: ['investor', 'funds', 'land', 'market'],
  lost: ['elsewhere', 'terms', 'elsewhere', 'investor', 'silent'],
  withdrawn: ['access', 'untrue', 'access', 'duplicate'],
}

/** By its size, so that no other project of the county becomes another. */
function reasonOf(status: keyof typeof statusReasons, wan: number): string {
  const reasons = statusReasons[status]
  return reasons[(wan / 100) % reasons.length]!
}

function statusOf(chance: Chance, reached: { step: Step; on: string }, today: string): InventedProject['status'] {
  const early = steps.indexOf(reached.step) < 4
  if (!early || reached.on > addDays(today, -60)) return 'active'
  if (reached.on < addDays(today, -200))
    return chance.weighted([
      ['lost', 65],
      ['withdrawn', 30],
      ['paused', 4],
      ['active', 1],
    ] as const)
  return chance.weighted([
    ['active', 40],
    ['lost', 35],
    ['withdrawn', 15],
    ['paused', 10],
  ] as const)
}

function roundAmount(wan: number): number {
  const step = wan > 100_000 ? 10_000 : wan > 10_000 ? 1000 : 100
  return Math.min(2_000_000, Math.max(500, Math.round(wan / step) * step))
}

function figuresOf(chance: Chance, wan: number, signed: boolean): Figures {
  const money = (value: number, estimate = false) => ({
    value: String(value),
    currency: 'CNY',
    unit: 'wan',
    ...(estimate && { estimate }),
  })
  const announced = roundAmount(wan * (1 + 0.25 * chance.next()))
  const share = 0.55 + 0.3 * chance.next()
  const land = Math.max(5, Math.round(wan / (280 + 260 * chance.next())))
  const year = 2027
  return {
    investment: { announced: money(announced, true), ...(signed && { agreed: money(wan) }) },
    fixed_assets: { [signed ? 'agreed' : 'announced']: money(roundAmount(wan * share), !signed) },
    ...(chance.yes(0.7)
      ? { land: { announced: { value: String(land), unit: 'mu' } } }
      : { floor: { announced: { value: String(chance.whole(10, 300) * 100), unit: 'm2' } } }),
    jobs: { announced: { [year]: { value: String(chance.whole(2, 80) * 10), unit: 'person' } } },
    output: { announced: { [year]: money(roundAmount(wan * (0.9 + chance.next())), true) } },
    tax: { announced: { [year]: money(Math.round(wan * (0.03 + 0.05 * chance.next())), true) } },
  }
}

function contactOf(chance: Chance) {
  const { name, phone } = inventContact(chance)
  return { contact_name: name, contact_phone: phone }
}

function originPlace(chance: Chance, investor: InventedEnterprise): string {
  if (investor.origin === 'hmt') return 'hmt'
  if (investor.origin === 'foreign') return 'abroad'
  if (investor.region === '澜江') return 'in_city'
  return investor.region === '苏南'
    ? 'in_province'
    : chance.weighted([
        ['other_province', 8],
        ['in_province', 2],
      ] as const)
}

function contentOf(chance: Chance, makes: string, wan: number): string {
  const lines = chance.whole(1, 6)
  return `建设${makes}生产与研发基地，新上产线 ${lines} 条，达产后年产能 ${Math.max(1, Math.round(wan / 900))} 万件（套）。`
}

const nextSteps: Record<string, readonly string[]> = {
  lead: ['约访投资方，核实投资主体', '补齐投资额与用地需求'],
  assessed: ['邀请企业来访考察', '对接园区载体'],
  talks: ['第二轮协议条款磋商', '实地考察两处地块'],
  review: ['提交联审会材料', '落实公平竞争审查意见'],
  signed: ['协助办理公司注册'],
  registered: ['指导备案申报'],
  filed: ['会同资源局推进供地'],
  permitted: ['协调施工许可', '召开开工推进会'],
  started: ['核对本季度到位资金凭证', '走访工地，核实形象进度'],
  completed: ['组织竣工验收', '对接用工招聘'],
  produced: ['跟踪产值税收，推动上规'],
  scaled: ['收集达产指标佐证'],
}

function nextStep(chance: Chance, stage: string, today: string) {
  return {
    next_step: chance.pick(nextSteps[stage] ?? ['回访企业']),
    next_step_on: addDays(today, chance.whole(-12, 25)),
  }
}

function milestones(chance: Chance, path: { step: Step; on: string }[], today: string): InventedClaim[] {
  return path
    .filter(({ step }) => step.milestone)
    .map(({ step, on }) => ({
      kind: 'milestone',
      milestone: step.milestone!,
      event_on: on,
      ...reviewOf(chance, on, today),
    }))
}

function arrivals(chance: Chance, from: string, wan: number, today: string): InventedClaim[] {
  const times = chance.whole(1, 5)
  const share = 0.2 + 0.6 * chance.next()
  return Array.from({ length: times }, (_, i) => addDays(from, 20 + i * chance.whole(60, 140)))
    .filter((on) => on <= today)
    .map((on) => ({
      kind: 'arrival' as const,
      event_on: on,
      wan: String(Math.max(50, Math.round((wan * share) / times / 10) * 10)),
      voucher_number: `PZ${on.replaceAll('-', '')}${chance.whole(10000, 99999)}`,
      ...reviewOf(chance, on, today),
    }))
}

/** Most are reviewed within two weeks, some take over a month; the latest still wait, and a few were sent back. */
function reviewOf(chance: Chance, on: string, today: string) {
  const submitted_on = minDay(addDays(on, chance.whole(0, 6)), today)
  const passed = addDays(submitted_on, chance.yes(0.3) ? chance.whole(9, 40) : chance.whole(1, 8))
  const approved = addDays(passed, chance.whole(1, 12))
  const returned = chance.yes(0.02)
  const by = (day: string) => (day <= today && !returned ? day : null)
  return { submitted_on, unit_passed_on: by(passed), approved_on: by(approved), returned }
}

function minDay(a: string, b: string): string {
  return a < b ? a : b
}

/** The part of a company's name that people call it by. */
function brand(name: string): string {
  return name
    .replace(/(股份)?有限公司$/, '')
    .replace(/ (GmbH|AG|Inc\.|LLC|Co\., Ltd\.|Pte\. Ltd\.|S\.A\.|株式会社)$/, '')
}
