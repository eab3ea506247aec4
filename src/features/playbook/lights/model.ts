import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { daysBetween } from '#platform/day.ts'
import { type Context, rulesOf } from '../cel/model.ts'
import { documentContext, fieldOf, isFilled } from '../document/model.ts'
import type { Playbook } from '../schema/model.ts'
import type { Said } from '../schema/parts/model.ts'
import type { LightRule } from '../schema/rules/model.ts'

/** What the lights look at besides the project itself; what is not known makes the rules that read it unknown. */
export interface LightFacts {
  stage_entered_on?: string | null
  updated_on?: string | null
  /** Funds that arrived by approved claims, in yuan. */
  arrived?: string | null
  /** The step of the lead service that is due next, and its last day. */
  service?: { step: string; due_on: string } | null
}

export interface Light {
  /** `none` while the project is not active: a paused or lost one is late for nothing. */
  light: 'red' | 'yellow' | 'blue' | 'green' | 'none'
  rule: string | null
  because: Said
  /** Rules that could not be judged, and the facts that they ask for. */
  unknown: { rule: string; asks: string[] }[]
}

/** The first rule that is true sets the light; an unknown one sets nothing and is named. */
export function light(playbook: Playbook, project: ProjectDocument, facts: LightFacts, today: string): Light {
  const status = playbook.statuses.find((one) => one.id === (project.status || 'active'))
  if (status && status.id !== 'active') {
    return { light: 'none', rule: null, because: { zh: status.zh, en: status.en }, unknown: [] }
  }
  const context = lightContext(playbook, project, facts, today)
  const unknown: Light['unknown'] = []
  for (const rule of rulesFor(playbook, project.stage, facts.service?.step)) {
    const answer = rulesOf(playbook).answer('light', rule.when, context)
    if (answer === true) return { light: rule.light, rule: rule.id, because: { zh: rule.zh, en: rule.en }, unknown }
    if (answer === 'unknown') unknown.push({ rule: rule.id, asks: asksOf(playbook, project, rule) })
  }
  return { light: 'green', rule: null, because: { zh: '按序时推进', en: 'On time' }, unknown }
}

function rulesFor(playbook: Playbook, stage: string | undefined, due: string | undefined): LightRule[] {
  return playbook.lights.filter(
    ({ stages, step }) => (!stages || stages.includes(stage ?? '')) && (!step || step === due),
  )
}

function lightContext(playbook: Playbook, project: ProjectDocument, facts: LightFacts, today: string): Context {
  const stageDays = playbook.stages.find((stage) => stage.id === project.stage)?.days
  return {
    today,
    project: documentContext(playbook, project, today),
    ...(facts.stage_entered_on && { days_in_stage: BigInt(daysBetween(facts.stage_entered_on, today)) }),
    ...(facts.updated_on && { days_since_update: BigInt(daysBetween(facts.updated_on, today)) }),
    ...(stageDays !== undefined && { stage_days: BigInt(stageDays) }),
    ...(facts.service && { service_left: BigInt(daysBetween(today, facts.service.due_on)) }),
    ...(facts.arrived && { arrived: Number(facts.arrived) }),
  }
}

function asksOf(playbook: Playbook, project: ProjectDocument, rule: LightRule): string[] {
  return rulesOf(playbook)
    .references('light', rule.when, 'project')
    .filter((reference) => fieldOf(playbook, reference) && !isFilled(playbook, project, reference))
}
