import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { gate, type Missing } from '../gate/model.ts'
import { type Light, type LightFacts, light } from '../lights/model.ts'
import type { Playbook } from '../schema/model.ts'

/** What another playbook would do to one project where it stands. */
export interface Impact {
  /** Its stage does not exist there: it must be moved before the playbook can serve it. */
  stage_gone: boolean
  /** What its stage would newly ask for, and would no longer ask for. */
  newly_missing: Missing[]
  no_longer_missing: Missing[]
  /** Null where the light stays. */
  light: { before: Light['light']; after: Light['light'] } | null
}

/** Null where nothing changes for the project. */
export function impactOn(
  before: Playbook,
  after: Playbook,
  project: ProjectDocument,
  facts: LightFacts,
  today: string,
): Impact | null {
  const stage_gone = !after.stages.some((stage) => stage.id === project.stage)
  const was = missingAt(before, project, today)
  const is = missingAt(after, project, today)
  const impact: Impact = {
    stage_gone,
    newly_missing: stage_gone ? [] : without(is, was),
    no_longer_missing: stage_gone ? [] : without(was, is),
    light: lightChange(light(before, project, facts, today).light, light(after, project, facts, today).light),
  }
  const same = impact.newly_missing.length + impact.no_longer_missing.length === 0 && !impact.light
  return same && !stage_gone ? null : impact
}

function missingAt(playbook: Playbook, project: ProjectDocument, today: string): Missing[] {
  if (!playbook.stages.some((stage) => stage.id === project.stage)) return []
  return gate(playbook, project, project.stage!, today).missing
}

function without(missing: Missing[], others: Missing[]): Missing[] {
  return missing.filter(({ kind, field }) => !others.some((other) => other.kind === kind && other.field === field))
}

function lightChange(before: Light['light'], after: Light['light']): Impact['light'] {
  return before === after ? null : { before, after }
}
