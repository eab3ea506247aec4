import type { Acts } from '#features/playbook/service/model.ts'
import {
  type Basis,
  coreFields,
  type EvidenceRef,
  type Figures,
  type Investor,
  type ProjectDocument,
} from './fields/model.ts'
import { isFigure, type Money, sizedBy, yuanOf } from './figures/model.ts'

export const statuses = ['active', 'paused', 'lost', 'withdrawn'] as const
export type Status = (typeof statuses)[number]

export const duties = ['lead', 'member', 'support'] as const
export type Duty = (typeof duties)[number]

export interface TeamMember {
  member_id: string
  name: string
  duty: Duty
}

export interface StageVisit {
  stage: string
  entered_on: string
  left_on: string | null
}

export type Facts = Record<string, unknown>

/** A project as the server works with it. `facts` holds every set core fact that is neither figure nor investor, and every playbook field. */
export interface Project {
  id: string
  version: number
  playbook_id: string
  created_by: string | null
  created_at: string
  updated_at: string
  stage: string
  stage_entered_on: string
  status: Status
  status_reason: string
  status_on: string | null
  light: string
  light_rule: string | null
  light_on: string | null
  /** The step of the lead service that is due next by the playbook, and its last day. */
  service_step: string | null
  service_due_on: string | null
  facts: Facts
  figures: Figures
  investors: Investor[]
  /** Columns of a ledger that nobody knows, by their header. */
  extra: Record<string, unknown>
  team: TeamMember[]
  evidence: EvidenceRef[]
  /** Milestones with an approved claim that stands. */
  approved: string[]
  /** Yuan of the approved arrivals that stand. */
  arrived: string
  history: StageVisit[]
  /** When its ledger has the records that service levels ask for. */
  acts: Acts
}

/** A project as a ledger tells it: without what its page and its rules look up beside it. */
export type Told = Omit<Project, 'evidence' | 'history' | 'acts'>

/** What makes a project: its facts as plain JSON, with what import and seed know besides. */
export interface Draft {
  id?: string
  document: ProjectDocument
  stage?: string
  status?: Status
  status_reason?: string
  status_on?: string
  stage_entered_on?: string
  /** Stages it went through before it came here, oldest first; the last is the one it is in. */
  history?: StageVisit[]
  extra?: Record<string, unknown>
  /** Identity of the ledger row that it came from. */
  keys?: string[]
  team?: TeamMember[]
}

const columnFields = coreFields.filter((field) => field.type !== 'figure' && field.type !== 'investors')
const columnIds = new Set(columnFields.map((field) => field.id))
const coreIds = new Set(coreFields.map((field) => field.id))
/** Facts that are told at the top of a document but kept in other columns. */
const told = new Set(['stage', 'status', 'figures', 'investors', 'evidence', 'approved'])

/** Facts of a document: what is neither nested nor kept by the record itself. */
export function factsOf(document: ProjectDocument): Facts {
  return Object.fromEntries(Object.entries(document).filter(([id, value]) => !told.has(id) && !isBlank(value)))
}

/** The document that gate, lights, counting rules and export see. */
export function documentOf(project: Project): ProjectDocument {
  const { facts, stage, status, figures, investors, evidence, approved } = project
  return { ...facts, stage, status, figures, investors, evidence, approved }
}

export function unitOf(project: Pick<Project, 'facts'>): string {
  return project.facts.unit_id as string
}

export function isConfidential(project: Pick<Project, 'facts'>): boolean {
  return project.facts.confidential === true
}

/** Null, undefined, blank text and an empty list are nothing; 0 and false are values. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

/** The columns that the ledger answers for: every fact, and the sums that lists sort by. */
export function rowOf(project: Project): Record<string, unknown> {
  return {
    playbook_id: project.playbook_id,
    created_by: project.created_by,
    stage: project.stage,
    stage_entered_on: project.stage_entered_on,
    status: project.status,
    status_reason: project.status_reason,
    status_on: project.status_on,
    ...Object.fromEntries(columnFields.map(({ id, type }) => [id, columnValue(id, type, project.facts[id])])),
    figures: project.figures,
    custom: Object.fromEntries(Object.entries(project.facts).filter(([id]) => !coreIds.has(id))),
    extra: project.extra,
    fixed_assets_cny: sizeInYuan(project, 'fixed_assets'),
    land_mu: sizedBy(project.figures.land)?.value ?? null,
    announced_cny: yuanBy(project, 'announced'),
    agreed_cny: yuanBy(project, 'agreed'),
    verified_cny: yuanBy(project, 'verified'),
  }
}

/** Its total investment in yuan by one basis. */
function yuanBy({ figures }: Project, basis: Basis): Money | null {
  const kept = figures.investment?.[basis]
  return kept && isFigure(kept) ? yuanOf(kept) : null
}

/** A figure in yuan as lists sort and sum by it: agreed, else announced, else verified; null where none has a rate. */
export function sizeInYuan(project: Pick<Project, 'figures'>, id: string): Money | null {
  return yuanOf(sizedBy(project.figures[id], (figure) => figure.cny !== undefined))
}

/** The columns that hold facts. */
export const factColumns: readonly string[] = [...columnIds, 'figures', 'custom', 'extra']

/** Facts from the columns, the inverse of `rowOf`. */
export function factsOfRow(row: Record<string, unknown>): Facts {
  const facts: Facts = { ...(row.custom as Facts) }
  for (const id of columnIds) if (!isBlank(row[id])) facts[id] = fractions[id] ? unpadded(row[id] as string) : row[id]
  return facts
}

const fractions: Record<string, number> = { latitude: 6, longitude: 6 }

function columnValue(id: string, type: string, value: unknown): unknown {
  if (id === 'confidential') return value === true
  if (type === 'tags') return value ?? []
  if (!isBlank(value)) return fractions[id] ? Number(value).toFixed(fractions[id]) : value
  return (type === 'text' || type === 'longtext') && id !== 'code' ? '' : null
}

/** Decimal columns come back padded: 31.385000 is 31.385. */
function unpadded(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

const openTypes = new Set(['choice', 'industry', 'unit', 'member', 'date', 'yesno', 'figure'])
const openFacts = new Set(coreFields.filter(({ type }) => openTypes.has(type)).map(({ id }) => id))

/**
 * Whether a fact of a confidential project may be told to those who know its code name only. Words that people typed, points on the
 * map, investors and what the playbook adds may all say who is behind it: only what is chosen, dated or counted does not.
 */
export function isOpenFact(id: string): boolean {
  return openFacts.has(id) || id === 'code_name'
}

/** A confidential project under its code name: its open facts, and nothing else that was typed or attached. */
export function masked<P extends Told & { evidence?: EvidenceRef[] }>(project: P): P {
  const open = Object.entries(project.facts).filter(([id]) => isOpenFact(id))
  const facts: Facts = { ...Object.fromEntries(open), name: project.facts.code_name ?? '' }
  const evidence = project.evidence?.map(({ kind }) => ({ kind }))
  return { ...project, facts, status_reason: '', investors: [], extra: {}, ...(evidence && { evidence }) }
}
