import { addDays } from '#platform/day.ts'
import type { Words } from '#platform/words.ts'
import { keys, type ReviewLevel, type Telling } from '../model.ts'

/** What a playbook says of reminders, as far as it matters here. */
export interface ReminderRules {
  reminders: {
    next_step_days: number
    stage_deadline_days: number
    review_waiting_days: number
    report_every_days?: number
  }
  stages: { id: string; zh: string; en: string; days?: number }[]
  lights: { id: string; zh: string; en: string; step?: string | undefined }[]
  claims: Partial<Record<string, { zh: string; en: string; review: ReviewLevel[] }>>
  first_contact?: { warn_days: number[] } | undefined
  lead_service?: { remind_days: number; steps: { id: string; zh: string; en: string }[] } | undefined
}

/**
 * Everything that happened on or before these days is due. They are limits and never the one day on which to act, so that a sweep
 * after any downtime finds what was missed.
 */
export interface Due {
  next_step_by: string
  /** Stage → projects that entered it on or before this day are near its end or beyond it. */
  entered_by: Record<string, string>
  silent_since: string | null
}

export function dueOn(today: string, { reminders, stages }: ReminderRules): Due {
  const timed = stages.filter((stage) => stage.days !== undefined)
  const { next_step_days, stage_deadline_days, report_every_days } = reminders
  return {
    next_step_by: addDays(today, next_step_days),
    entered_by: Object.fromEntries(timed.map(({ id, days }) => [id, addDays(today, stage_deadline_days - days!)])),
    silent_since: report_every_days === undefined ? null : addDays(today, -report_every_days),
  }
}

export interface StageFact {
  id: string
  stage: string
  on: string
}

export function nextStepTelling({ id, on }: { id: string; on: string }): Telling {
  return { kind: 'next_step', key: keys.nextStep(id, on), project_id: id, data: { on } }
}

export function reportTelling({ id, on }: { id: string; on: string }): Telling {
  return { kind: 'report', key: keys.report(id, on), project_id: id, data: { since: on } }
}

export function stageTelling(fact: StageFact, { stages }: ReminderRules): Telling {
  const stage = stages.find((each) => each.id === fact.stage)!
  const data = { stage: wordsOf(stage), due_on: addDays(fact.on, stage.days ?? 0) }
  return { kind: 'stage_deadline', key: keys.stageDeadline(fact.id, fact.stage, fact.on), project_id: fact.id, data }
}

export interface LightFact {
  id: string
  light: 'yellow' | 'red'
  rule: string | null
  on: string
}

export function lightTelling({ id, light, rule, on }: LightFact, { lights }: ReminderRules): Telling {
  const found = lights.find((each) => each.id === rule)
  const data = { light, rule: found ? wordsOf(found) : null }
  return { kind: 'light', key: keys.light(id, rule ?? light, on), project_id: id, data }
}

/** Kinds of claims whose first review is the city's. */
export function straightToCity({ claims }: ReminderRules): string[] {
  return Object.keys(claims).filter((kind) => claims[kind]?.review[0] === 'city')
}

export interface EndingProtection {
  id: string
  protection_id: string
  on: string
  /** Days left, that day included. */
  left: number
}

/** The protection of a first contact that ends soon: told once for each warning of the playbook. */
export function protectionTelling({ id, protection_id, on, left }: EndingProtection, rules: ReminderRules): Telling {
  const due = warningDue(rules.first_contact?.warn_days ?? [], left) ?? left
  const key = keys.protectionEnds(protection_id, on, due)
  return { kind: 'protection_ends', key, project_id: id, data: { on, days: left } }
}

/** The nearest of the playbook's warnings that is due so many days before the end; undefined where none is. */
export function warningDue(warnDays: readonly number[], left: number): number | undefined {
  return left < 0 ? undefined : warnDays.toSorted((a, b) => a - b).find((days) => left <= days)
}

export interface ServiceFact {
  id: string
  step: string
  on: string
  /** Whether its last day is over. */
  late: boolean
}

/** A step of the lead service: told before its last day, and again when that is over. */
export function serviceTelling({ id, step, on, late }: ServiceFact, { lead_service }: ReminderRules): Telling {
  const found = lead_service?.steps.find((each) => each.id === step)
  const data = { step: found ? wordsOf(found) : ([step, step] as const), due_on: on, late }
  return { kind: 'service', key: keys.service(id, step, on, late), project_id: id, data }
}

/** Rules of lights that say what the reminders of the lead service say already. */
export function toldAsService({ lights }: ReminderRules): string[] {
  return lights.filter(({ step }) => step !== undefined).map(({ id }) => id)
}

export interface WaitingClaim {
  id: string
  project_id: string
  kind: string
  level: ReviewLevel
  /** Instant at which it came to this level. */
  since: string
  days: number
}

/** A claim that waits is told once when it comes, and again whenever it has waited so many days more. */
export function reviewTelling(claim: WaitingClaim, { claims, reminders }: ReminderRules): Telling {
  const about = { project_id: claim.project_id, claim_id: claim.id }
  const data = { level: claim.level, claim: claimWords(claim.kind, claims) }
  const time = Math.floor(claim.days / reminders.review_waiting_days)
  if (time === 0) return { ...about, kind: 'review', key: keys.review(claim.id, claim.level, claim.since), data }
  const key = keys.reviewWaiting(claim.id, claim.level, claim.since, time)
  return { ...about, kind: 'review_waiting', key, data: { ...data, days: claim.days } }
}

function claimWords(kind: string, claims: ReminderRules['claims']): Words {
  const rule = claims[kind]
  return rule ? wordsOf(rule) : [kind, kind]
}

function wordsOf({ zh, en }: { zh: string; en: string }): Words {
  return [zh, en]
}
