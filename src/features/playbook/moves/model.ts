import type { Playbook } from '../schema/model.ts'
import type { Stage } from '../schema/rules/model.ts'

/** The stage of that id; RangeError where the playbook has none. */
export function stageOf(playbook: Playbook, id: string): Stage {
  const stage = playbook.stages.find((one) => one.id === id)
  if (!stage) throw new RangeError(`No stage '${id}'`)
  return stage
}

/** Stages that may follow: those the playbook lists, else the next in order. */
export function allowedMoves(playbook: Playbook, from: string): string[] {
  const next = playbook.stages[indexOf(playbook, from) + 1]
  return stageOf(playbook, from).moves ?? (next ? [next.id] : [])
}

/** A move back is always possible (with a reason); a move on only where the playbook allows it. */
export function mayMove(playbook: Playbook, from: string, to: string): 'forward' | 'back' | 'no' {
  const [start, end] = [indexOf(playbook, from), indexOf(playbook, to)]
  if (start < 0 || end < 0 || start === end) return 'no'
  if (end < start) return 'back'
  return allowedMoves(playbook, from).includes(to) ? 'forward' : 'no'
}

function indexOf(playbook: Playbook, id: string): number {
  return playbook.stages.findIndex((stage) => stage.id === id)
}
