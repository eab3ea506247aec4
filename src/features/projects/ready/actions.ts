import type { Playbook } from '#features/playbook/schema/model.ts'
import { type Draft, rowOf } from '../model.ts'
import { drafted, type From, firstText } from '../record/model.ts'
import { lineOfProject, type NewProject } from '../rows/store.ts'
import { settled } from '../settle/model.ts'

/** A project made ahead of the transaction that writes it, as if its investors were called what the draft calls them. */
export type Ready = Required<NewProject>

/** What is long in the making of a new project, without the database: a thread may do it. */
export function ready(
  tenantId: string,
  playbook: Playbook,
  draft: Draft & { id: string },
  from: From,
): Ready & { spelt: { line: string } } {
  const project = settled(playbook, drafted(draft, draft.id, from), from.today)
  const investors = project.investors.map((investor, at) => ({ ...investor, enterprise_id: `${project.id} ${at}` }))
  const row = rowOf(project)
  const spelt = {
    line: lineOfProject(tenantId, project, row),
    changes: firstText({ ...project, investors }, row),
    enterprise_ids: investors.map(({ enterprise_id }) => enterprise_id),
  }
  return { project, keys: draft.keys ?? [], spelt }
}
