import type { Db, Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { loadPlaybook } from './load/model.ts'
import type { Playbook } from './schema/model.ts'
import { versionOn, versionWithSource } from './store.ts'
import { text } from './text.ts'

export interface PlaybookInForce {
  id: string
  number: number
  effective_on: string
  playbook: Playbook
}

/** A version never changes once activated, so that its reading can be kept as long as the process lives. */
const read = new Map<string, PlaybookInForce>()

/** The playbook in force on a day. A tenant without any is a `missing` Problem. */
export async function playbookOn(db: Db | Tx, tenantId: string, day: string): Promise<PlaybookInForce> {
  const version = await versionOn(db, tenantId, day)
  if (!version) throw new Problem('missing', 'playbook.none', text.none)
  return playbookById(db, tenantId, version.id)
}

/** One version by its id: what an older project is judged by. */
export async function playbookById(db: Db | Tx, tenantId: string, id: string): Promise<PlaybookInForce> {
  const key = `${tenantId}/${id}`
  const kept = read.get(key)
  if (kept) return kept
  const stored = await versionWithSource(db, tenantId, id)
  if (!stored) throw new Problem('missing', 'playbook.none', text.none)
  const loaded = loadPlaybook(stored.source)
  if (!loaded.ok) throw new Problem('invalid', 'playbook.unreadable', text.unreadable)
  const { number, effective_on } = stored
  const inForce = { id, number, effective_on, playbook: loaded.playbook }
  read.set(key, inForce)
  return inForce
}
