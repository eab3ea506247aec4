import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Draft } from '../model.ts'
import { drafted, type From } from '../record/model.ts'
import { derivedColumns, type NewProject } from '../rows/store.ts'
import { settled } from '../settle/model.ts'

/** A project made ahead of the transaction that writes it, as if its investors were called what the draft calls them. */
export type Ready = Required<NewProject>

/** What is long in the making of a new project, without the database: a thread may do it. */
export function ready(playbook: Playbook, draft: Draft & { id: string }, from: From): Ready {
  const project = settled(playbook, drafted(draft, draft.id, from), from.today)
  return { project, keys: draft.keys ?? [], derived: derivedColumns(project) }
}
