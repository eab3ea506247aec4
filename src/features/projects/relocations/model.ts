import type { Playbook } from '#features/playbook/schema/model.ts'
import type { RelocationRule } from '#features/playbook/schema/relocation/model.ts'
import { dayOf } from '#platform/day.ts'
import type { Project } from '../model.ts'

/** It stands; a person took it away; what it rested on is no more; two projects became one. */
export const relocationStatuses = ['flagged', 'lifted', 'cleared', 'merged'] as const
export type RelocationStatus = (typeof relocationStatuses)[number]

/** That a project is a relocation 企业平移: whose, from where, who says so, and what became of it. */
export interface Relocation {
  id: string
  version: number
  project_id: string
  /** The investor that produced elsewhere before; null where a person set the flag without naming one. */
  enterprise_id: string | null
  earlier_project_id: string | null
  /** Since when the earlier project produces. */
  produced_on: string | null
  set_by: 'system' | 'hand'
  /** Why a person set it. */
  reason: string
  flagged_by: string | null
  flagged_on: string
  status: RelocationStatus
  /** Why it was lifted. */
  decision: string
  decided_by: string | null
  decided_on: string | null
  /** What of the project's evidence the lifting rests on. */
  evidence_ids: string[]
}

/** An enterprise that produces: by which project, in which unit (its path in the tree), since when. */
export interface Producing {
  enterprise_id: string
  project_id: string
  path: string
  on: string
}

/** A project as it is judged: `paths` are those of its own unit and of units that passed it on to it. */
export interface Judged {
  id: string
  enterprises: readonly string[]
  since: string | null
  paths: readonly string[]
}

/** The day by which the investor must have produced elsewhere; null where a signing is judged and there is none. */
export function judgedFrom(rule: RelocationRule, project: Pick<Project, 'created_at' | 'facts'>): string | null {
  const signed = (project.facts.signed_on as string | undefined) ?? null
  if (rule.judged_on === 'signed') return signed
  const created = dayOf(new Date(project.created_at))
  return signed !== null && signed < created ? signed : created
}

/**
 * Since when a project produces by a rule: by the date of the stage, else by the day that it came to it, or by an approved claim,
 * whichever is first. Null where it does not. `claimed` is the first day of each milestone with an approved claim that stands.
 */
export function producesSince(
  rule: RelocationRule,
  playbook: Pick<Playbook, 'stages'>,
  project: Pick<Project, 'stage' | 'status' | 'facts' | 'history'>,
  claimed: Readonly<Record<string, string>>,
): string | null {
  if (!rule.statuses.includes(project.status)) return null
  const days = [byStage(rule, playbook, project), ...rule.claims.map((milestone) => claimed[milestone])]
  return days.filter((day) => day !== undefined).toSorted()[0] ?? null
}

function byStage(
  { from_stage }: RelocationRule,
  { stages }: Pick<Playbook, 'stages'>,
  { stage, facts, history }: Pick<Project, 'stage' | 'facts' | 'history'>,
): string | undefined {
  const producing = stagesFrom(from_stage, stages)
  if (!producing.includes(stage)) return undefined
  const dated = facts[stages.find(({ id }) => id === from_stage)?.milestone?.date_field ?? '']
  return (dated as string | undefined) ?? history.find((visit) => producing.includes(visit.stage))?.entered_on
}

/** The stages in which a project produces; none where the playbook has no such stage. */
export function stagesFrom(from: string, stages: Playbook['stages']): string[] {
  const at = stages.findIndex(({ id }) => id === from)
  return at < 0 ? [] : stages.slice(at).map(({ id }) => id)
}

/** What makes a project a relocation, the earliest first: its investors produced in another unit by the day that it is judged from. */
export function groundsOf(judged: Judged, producing: readonly Producing[]): Producing[] {
  const { id, enterprises, since, paths } = judged
  if (since === null) return []
  return producing
    .filter((one) => one.project_id !== id && enterprises.includes(one.enterprise_id) && one.on <= since)
    .filter(({ path }) => !paths.some((own) => isInLine(own, path)))
    .toSorted((a, b) => compare(a.on, b.on) || compare(a.project_id, b.project_id))
}

/** One unit, or one above the other: a city that counts a project of its zone is no other place. */
function isInLine(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What is to be done with the flag of a project: which ends, and what the new one rests on. */
export interface Verdict {
  ends?: Relocation
  rests?: Producing
}

/**
 * What a person set stays until a person lifts it; what was lifted for an investor is not set again for that one. A flag whose ground is
 * gone ends, and another takes its place where there is another ground.
 */
export function verdictOn(known: readonly Relocation[], grounds: readonly Producing[]): Verdict {
  const open = known.find(({ status }) => status === 'flagged')
  if (open?.set_by === 'hand') return {}
  const lifted = new Set(known.filter(({ status }) => status === 'lifted').map(({ enterprise_id }) => enterprise_id))
  const standing = grounds.filter(({ enterprise_id }) => !lifted.has(enterprise_id))
  if (open && standing.some((ground) => restsOn(open, ground))) return {}
  return { ...(open && { ends: open }), ...(standing[0] && { rests: standing[0] }) }
}

function restsOn({ enterprise_id, earlier_project_id }: Relocation, ground: Producing): boolean {
  return enterprise_id === ground.enterprise_id && earlier_project_id === ground.project_id
}

/** A new flag, by the system on a ground that it found or by a person for a reason. */
export function flagged(from: Pick<Relocation, 'id' | 'project_id'> & Partial<Relocation>, today: string): Relocation {
  return {
    version: 1,
    enterprise_id: null,
    earlier_project_id: null,
    produced_on: null,
    set_by: 'system',
    reason: '',
    flagged_by: null,
    flagged_on: today,
    status: 'flagged',
    decision: '',
    decided_by: null,
    decided_on: null,
    evidence_ids: [],
    ...from,
  }
}

export function ended(relocation: Relocation, status: Exclude<RelocationStatus, 'flagged'>, today: string): Relocation {
  return { ...relocation, status, decided_on: today }
}
