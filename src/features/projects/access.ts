import { holds, sees } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'
import type { EvidenceRef } from './fields/model.ts'
import { isConfidential, masked, type Project, type Told, unitOf } from './model.ts'

type Seen = Pick<Project, 'facts' | 'team' | 'created_by'>

/** A member sees the projects of its unit and of the units below; a leader all. */
export function maySee(me: Me, unitId: string): boolean {
  return sees(me, unitId)
}

/** A confidential project is known by its real name to its team, its creator, the unit's leads, reviewers above it, and leaders. */
export function knowsName(me: Me, project: Seen): boolean {
  if (!isConfidential(project)) return true
  return project.created_by === me.member_id || onTeam(me, project) || holds(me, unit(project), ...knowingRoles)
}

export const knowingRoles = ['unit_lead', 'unit_reviewer', 'city_reviewer', 'leader'] as const

/** Officers and leads bring projects to their unit or to one below it. */
export function mayCreate(me: Me, unitId: string): boolean {
  return holds(me, unitId, 'officer', 'unit_lead')
}

/** Whoever works on a project knows what it is: officers and leads of the unit or above edit it, save a secret kept from them. */
export function mayEdit(me: Me, project: Seen): boolean {
  return mayCreate(me, unit(project)) && knowsName(me, project)
}

/** The playbook says for each stage which roles of the unit may move a project there. */
export function mayMove(me: Me, project: Seen, roles: readonly string[]): boolean {
  return (
    knowsName(me, project) &&
    me.grants.some((grant) => roles.includes(grant.role) && grant.reach.includes(unit(project)))
  )
}

/** A project is handed to another unit by who leads or administers both. */
export function mayReassign(me: Me, fromUnit: string, toUnit: string): boolean {
  return holds(me, fromUnit, 'unit_lead', 'admin') && holds(me, toUnit, 'unit_lead', 'admin')
}

/** The team is set by the unit's leads, and by officers who are on it or who brought the project. */
export function maySetTeam(me: Me, project: Seen): boolean {
  return (
    holds(me, unit(project), 'unit_lead') ||
    (mayEdit(me, project) && (onTeam(me, project) || project.created_by === me.member_id))
  )
}

/** Whoever sees a project may add a note, but for a leader, who reads only. */
export function mayNote(me: Me, project: Seen): boolean {
  return (
    sees(me, unit(project)) &&
    holds(me, unit(project), 'officer', 'unit_lead', 'unit_reviewer', 'city_reviewer', 'department', 'carrier')
  )
}

function onTeam(me: Me, project: Seen): boolean {
  return project.team.some((member) => member.member_id === me.member_id)
}

function unit(project: Seen): string {
  return unitOf(project)
}

/** The project as this member may read it: whole, or under its code name. */
export function asSeenBy<P extends Told & { evidence?: EvidenceRef[] }>(me: Me, project: P): P {
  return knowsName(me, project) ? project : masked(project)
}

/** What this member may do next with the project; `rolesAhead` are those that may move it on. */
export function canOf(
  me: Me,
  project: Pick<Project, 'facts' | 'team' | 'created_by' | 'status'>,
  rolesAhead: readonly string[],
): string[] {
  const edit = mayEdit(me, project)
  const may: Record<string, boolean> = {
    edit,
    move: project.status === 'active' && (edit || mayMove(me, project, rolesAhead)),
    status: edit,
    submit_claim: edit,
    add_evidence: edit,
    note: mayNote(me, project),
    contact: edit,
    team: maySetTeam(me, project),
    reassign: mayReassign(me, unit(project), unit(project)),
    export: knowsName(me, project),
  }
  return Object.keys(may).filter((what) => may[what])
}
