import type { Me } from '#platform/context.ts'

/** A notice calls a confidential project by its name to its team and to who brought it; all others read the code name. */
export function mayReadName(
  me: Me,
  project: { confidential: boolean | null; created_by: string | null; on_team: boolean },
) {
  return !project.confidential || project.on_team || project.created_by === me.member_id
}
