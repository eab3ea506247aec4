import { projectsAlike } from '#features/projects/intake/actions.ts'
import { text as timeline } from '#features/projects/timeline/text.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { say, type Words } from '#platform/words.ts'
import type { Import } from '../../model.ts'
import { text } from '../../text.ts'
import { type Built, builtOn, countTouched } from '../store.ts'

/** Of what was built on an import, as many are told. */
const told = 50

/** Refuses with the list of what was built on the import. */
export async function refuseBuiltOn(db: Context['db'] | Tx, context: Context, one: Import): Promise<void> {
  const { unknown } = await countTouched(db, context.me.tenant_id, one.id)
  if (unknown > 0) throw new Problem('conflict', 'import.undo_unknown', text.undo_unknown)
  const { built_on, total } = await obstacles(db, context, one)
  if (total > 0)
    throw new Problem('conflict', 'import.built_on', say(text.built_on, total), { extra: { built_on, total } })
}

/** What was built on the import since: the first of it, in words, and how much there is. */
export async function obstacles(db: Context['db'] | Tx, context: Context, one: Import) {
  if (one.started_at === null) return { built_on: [], total: 0 }
  const { items, total } = await builtOn(db, context.me.tenant_id, { id: one.id, started_at: one.started_at }, told)
  const ids = [...new Set(items.map(({ project_id }) => project_id))]
  const projects = await projectsAlike({ me: context.me, db }, ids)
  const names = new Map(projects.map(({ id, name, access }) => [id, { id, name, access }]))
  return { built_on: items.map((item) => presented(item, names)), total }
}

type Named = { id: string; name: string; access: 'full' | 'code_name' | 'existence' }

function presented({ what, project_id, kind, by, at }: Built, names: Map<string, Named>) {
  const [zh, en] = wordsOf(what, kind)
  return { project: names.get(project_id) ?? null, what, words: { zh, en }, by, at: new Date(at).toISOString() }
}

function wordsOf(what: Built['what'], kind: string): Words {
  if (what === 'dispute') return text.dispute
  if (what === 'import') return say(text.found_again, kind)
  if (what === 'claim') return (timeline.claim_kinds as Record<string, Words>)[kind] ?? [kind, kind]
  return (timeline.kinds as Record<string, Words>)[kind] ?? [kind, kind]
}
