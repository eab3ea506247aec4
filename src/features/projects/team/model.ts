import { type Changes, changesBetween } from '#platform/ledger/model.ts'
import type { TeamMember } from '../model.ts'

/**
 * The team that a project begins with: who registers it. In a unit of their own they carry it; where it comes to a unit below, that
 * unit carries it and they stand by.
 */
export function firstTeam({ member_id, name }: Omit<TeamMember, 'duty'>, ownUnit: boolean): TeamMember[] {
  return [{ member_id, name, duty: ownUnit ? 'lead' : 'support' }]
}

/** What the ledger says of a team that changed; nothing where it did not. Names are not told: people change them. */
export function teamChanges(before: readonly TeamMember[], after: readonly TeamMember[]): Changes {
  return changesBetween({ team: told(before) }, { team: told(after) })
}

function told(team: readonly TeamMember[]) {
  return team.map(({ member_id, duty }) => ({ member_id, duty }))
}
