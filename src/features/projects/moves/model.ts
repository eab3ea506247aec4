import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Stage } from '#features/playbook/schema/rules/model.ts'

/** The stages that may follow: those that the playbook names, else the next in its list. Earlier ones among them are a way back. */
export function stagesAhead(playbook: Playbook, stageId: string): Stage[] {
  const at = indexOf(playbook, stageId)
  const named = playbook.stages[at]?.moves
  if (!named) return playbook.stages.slice(at + 1, at + 2)
  return playbook.stages.filter((stage, i) => named.includes(stage.id) && i > at)
}

/** Every stage before this one: a project can always go back, with a reason. */
export function stagesBehind(playbook: Playbook, stageId: string): Stage[] {
  return playbook.stages.slice(0, Math.max(0, indexOf(playbook, stageId)))
}

export function stageOf(playbook: Playbook, stageId: string): Stage | undefined {
  return playbook.stages.find((stage) => stage.id === stageId)
}

function indexOf(playbook: Playbook, stageId: string): number {
  return playbook.stages.findIndex((stage) => stage.id === stageId)
}
