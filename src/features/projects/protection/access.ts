import { sees } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'
import { mayEdit } from '../access.ts'
import type { Project } from '../model.ts'
import type { Protection } from './model.ts'

/** Whoever works on the project keeps its protection: lets the clock stand still, lets it run, gives it up. */
export function mayKeep(me: Me, project: Project): boolean {
  return mayEdit(me, project)
}

/** Others learn of a protection who holds it and until when, and nothing of what it rests on. */
export function isOurs(me: Me, protection: Pick<Protection, 'unit_id' | 'joint_unit_ids'>): boolean {
  return [protection.unit_id, ...protection.joint_unit_ids].some((unit) => sees(me, unit))
}

/** What may be done next with a project's protection. */
export function canOf(me: Me, project: Project, protection: Protection, pauseLeft: number): string[] {
  if (!mayKeep(me, project) || protection.ended_on) return []
  return [protection.paused_on ? 'resume' : pauseLeft > 0 ? 'pause' : '', 'give_up'].filter(Boolean)
}
