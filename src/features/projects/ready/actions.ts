import type { Playbook } from '#features/playbook/schema/model.ts'
import { newId } from '#platform/id.ts'
import { canonical } from '#platform/ledger/model.ts'
import type { Draft } from '../model.ts'
import { drafted, type From, firstChanges } from '../record/model.ts'
import { lineOfProject, type NewProject } from '../rows/store.ts'
import { settled } from '../settle/model.ts'

/** A project made ahead of the transaction that writes it, as if its investors were called what the draft calls them. */
export type Ready = Required<NewProject>

/** What is long in the making of a new project, without the database: a thread may do it. */
export function ready(tenantId: string, playbook: Playbook, draft: Draft & { id: string }, from: From): Ready {
  const project = settled(playbook, drafted(draft, draft.id, from), from.today)
  const investors = project.investors.map((investor) => ({ ...investor, enterprise_id: newId() }))
  const spelt = {
    line: lineOfProject(tenantId, project),
    changes: canonical(firstChanges({ ...project, investors })),
    enterprise_ids: investors.map(({ enterprise_id }) => enterprise_id),
  }
  return { project, keys: draft.keys ?? [], spelt }
}
