import type { Db, Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { loadPlaybook } from './load/model.ts'
import type { Playbook } from './schema/model.ts'
import { type StoredPlaybook, versionById, versionOn } from './store.ts'
import { text } from './text.ts'

export interface PlaybookInForce {
  id: string
  number: number
  effective_on: string
  playbook: Playbook
}

/** A version never changes once activated, so that its reading can be kept as long as the process lives. */
const read = new Map<string, Playbook>()

/** The playbook in force on a day. A tenant without any is a `missing` Problem. */
export async function playbookOn(db: Db | Tx, tenantId: string, day: string): Promise<PlaybookInForce> {
  return inForce(await versionOn(db, tenantId, day))
}

/** One version by its id: what an older project is judged by. */
export async function playbookById(db: Db | Tx, tenantId: string, id: string): Promise<PlaybookInForce> {
  return inForce(await versionById(db, tenantId, id))
}

function inForce(stored: StoredPlaybook | undefined): PlaybookInForce {
  if (!stored) throw new Problem('missing', 'playbook.none', text.none)
  const { id, number, effective_on, source } = stored
  let playbook = read.get(id)
  if (!playbook) {
    const loaded = loadPlaybook(source)
    if (!loaded.ok) throw new Problem('invalid', 'playbook.unreadable', text.unreadable)
    playbook = loaded.playbook
    read.set(id, playbook)
  }
  return { id, number, effective_on, playbook }
}
