import type { Context } from '#platform/context.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { mayNote, maySetTeam } from '../access.ts'
import { holdProject, recordBeside, refuseStale } from '../actions.ts'
import type { Duty } from '../model.ts'
import { presentProject } from '../page/actions.ts'
import { replaceTeams } from '../rows/store.ts'
import { teamChanges } from './model.ts'
import { insertNote, openMembers } from './store.ts'
import { text } from './text.ts'

/** Sets who works on the project. A team that somebody else set in the meantime is a 409; edits of its facts do not matter. */
export async function setTeam(
  context: Context,
  id: string,
  input: { version: number; team: { member_id: string; duty: Duty }[] },
) {
  const { tenant_id } = context.me
  const project = await context.db.transaction().execute(async (tx) => {
    const before = await holdProject(tx, context, id)
    if (!maySetTeam(context.me, before)) throw new Problem('forbidden', 'team.may_not', text.may_not_set_team)
    const yours = { version: input.version, changes: { team: input.team } }
    await refuseStale(tx, context, before, yours, (kind) => kind !== 'project.team_set')
    const names = await openMembers(
      tx,
      tenant_id,
      input.team.map((member) => member.member_id),
    )
    refuseTeam(input.team, names)
    const team = input.team
      .map((member) => ({ ...member, name: names.get(member.member_id)! }))
      .sort((a, b) => `${a.duty}${a.member_id}`.localeCompare(`${b.duty}${b.member_id}`))
    const changes = teamChanges(before.team, team)
    if (Object.keys(changes).length === 0) return before
    const after = await recordBeside(tx, context, { ...before, team }, { kind: 'team_set', changes })
    await replaceTeams(tx, tenant_id, [after])
    return after
  })
  return presentProject(context, project)
}

function refuseTeam(team: { member_id: string }[], names: Map<string, string>): void {
  const faults = team.flatMap(({ member_id }, at) => {
    const again = team.findIndex((other) => other.member_id === member_id) < at
    const message: Words | null = again ? text.twice : names.has(member_id) ? null : text.no_member
    return message ? [{ field: `team.${at}.member_id`, message }] : []
  })
  if (faults.length > 0) throw new Problem('invalid', 'team.invalid', faults[0]!.message, { faults })
}

/** Writes a note on the project; it stands in its timeline. */
export async function addNote(context: Context, id: string, note: string) {
  const { tenant_id, member_id } = context.me
  const at = context.now.toISOString()
  return context.db.transaction().execute(async (tx) => {
    const before = await holdProject(tx, context, id)
    if (!mayNote(context.me, before)) throw new Problem('forbidden', 'note.may_not', text.may_not_note)
    const row = { id: newId(), project_id: id, author_id: member_id, at, text: note }
    await insertNote(tx, tenant_id, row)
    const changes = changesBetween({}, { note: row.id })
    const { version } = await recordBeside(tx, context, before, { kind: 'noted', changes, note })
    return { id: row.id, version }
  })
}
