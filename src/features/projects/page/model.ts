import { gates } from '#features/playbook/gate/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Said } from '#features/playbook/schema/parts/model.ts'
import { daysBetween } from '#platform/day.ts'
import type { ProjectDocument } from '../fields/model.ts'
import { eachFigure, lacksRate } from '../figures/model.ts'
import { documentOf, type Project } from '../model.ts'
import { stageOf, stagesAhead, stagesBehind } from '../moves/model.ts'

/** What a stage is called; its id where the playbook has no such stage. */
export function stageLabel(playbook: Playbook, stageId: string): Said {
  const { zh, en } = stageOf(playbook, stageId) ?? { zh: stageId, en: stageId }
  return { zh, en }
}

/** Each stage that may follow, and what its gate still misses. */
export function nextStages(playbook: Playbook, project: Project, today: string) {
  const stages = stagesAhead(playbook, project.stage)
  const ids = stages.map(({ id }) => id)
  return gates(playbook, documentOf(project), ids, today).map((result, at) => ({
    ...result,
    label: stageLabel(playbook, result.stage),
    date_field: stages[at]!.milestone?.date_field ?? null,
  }))
}

export function waysBack(playbook: Playbook, project: Project) {
  return stagesBehind(playbook, project.stage).map((stage) => ({ stage: stage.id, zh: stage.zh, en: stage.en }))
}

/** Why a project is paused, lost or withdrawn: the playbook's word where it has a dictionary of reasons, else what was written. */
export function reasonOf(
  playbook: Playbook,
  { status, status_reason }: Pick<Project, 'status' | 'status_reason'>,
): Said {
  const dictionary = playbook.statuses.find(({ id }) => id === status)?.reasons
  const entry = playbook.dictionaries[dictionary ?? '']?.find(({ id }) => id === status_reason)
  return entry ? { zh: entry.zh, en: entry.en } : { zh: status_reason, en: status_reason }
}

/** The stages it has been in and for how many days, up to today for the one it is in. */
export function timeInStages(playbook: Playbook, project: Project, today: string) {
  return project.history.map((visit) => ({
    ...visit,
    label: stageLabel(playbook, visit.stage),
    days: Math.max(0, daysBetween(visit.entered_on, visit.left_on ?? today)),
  }))
}

/** Money that could not be turned into yuan: `investment.agreed`, `tax.agreed.2027`. */
export function withoutRate(project: Project): string[] {
  return [...eachFigure(project.figures)]
    .filter(({ figure }) => lacksRate(figure))
    .map(({ field, basis, year }) => [field, basis, year].filter(Boolean).join('.'))
}

/** The light with the words of the rule that set it. */
export function lightOf(playbook: Playbook, project: Pick<Project, 'light' | 'light_rule' | 'light_on'>) {
  const rule = playbook.lights.find((one) => one.id === project.light_rule)
  const because = rule ? { zh: rule.zh, en: rule.en } : null
  return { light: project.light, rule: project.light_rule, because, on: project.light_on }
}

/** A document as its shape is promised outside. */
export function toldDocument(project: Project) {
  return documentOf(project) as ProjectDocument & {
    name: string
    unit_id: string
    stage: string
    status: Project['status']
    figures: Project['figures']
    investors: Project['investors']
    evidence: Project['evidence']
    approved: string[]
  }
}
