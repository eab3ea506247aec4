import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { asSeenBy, maySee } from '../access.ts'
import { holdProject, playbookOf, saveProject } from '../actions.ts'
import { changedProject, refuseUnlessEditable } from '../facts/actions.ts'
import type { FieldChanges } from '../facts/model.ts'
import { type Project, unitOf } from '../model.ts'
import { loadProjects } from '../store.ts'
import { inverseOf, isForMany, tagsWith } from './model.ts'
import { eventOf } from './store.ts'
import { text } from './text.ts'

interface Seen {
  id: string
  version: number
}

interface ManyEdit {
  items: Seen[]
  changes: FieldChanges
  add_tags: string[]
  remove_tags: string[]
}

/** The same change to many projects, a transaction and an event each; what one of them refuses holds up none of the others. */
export async function editMany(context: Context, { items, changes, add_tags, remove_tags }: ManyEdit) {
  const tagged = add_tags.length + remove_tags.length > 0
  if (Object.keys(changes).length === 0 && !tagged) throw new Problem('invalid', 'bulk.nothing', text.nothing)
  const wrong = Object.keys(changes).filter((id) => !isForMany(id))
  if (wrong.length > 0) {
    const faults = wrong.map((field) => ({ field, message: text.not_many }))
    throw new Problem('invalid', 'bulk.not_many', text.not_many, { faults })
  }
  return eachByItself(context, items, async (tx, { id, version }) => {
    const before = await holdProject(tx, context, id, version, changes)
    const tags = tagged && { tags: tagsWith(before.facts.tags, add_tags, remove_tags) }
    return write(tx, context, before, { ...changes, ...tags }, 'edited')
  })
}

/** Takes edits of the member's own back, by new events. A project that was changed since is left as it is. */
export async function undoEdits(context: Context, { items }: { items: Seen[] }) {
  return eachByItself(context, items, async (tx, { id, version }) => {
    const before = await holdProject(tx, context, id)
    if (before.version !== version) throw new Problem('conflict', 'undo.built_on', text.built_on)
    const event = await eventOf(tx, context.me.tenant_id, id, version)
    if (event?.actor_id !== context.me.member_id || !undoable.includes(event.kind))
      throw new Problem('forbidden', 'undo.not_yours', text.not_yours)
    return write(tx, context, before, inverseOf(event.changes), 'undone')
  })
}

const undoable = ['project.edited', 'project.undone']

async function write(tx: Tx, context: Context, before: Project, changes: FieldChanges, kind: string): Promise<Project> {
  refuseUnlessEditable(context, before, changes)
  const playbook = await playbookOf(tx, context.me.tenant_id, before)
  return saveProject(tx, context, before, changedProject(playbook, before, changes, dayOf(context.now)), { kind })
}

type Refused = { id: string; name: string | null; code: string; because: { zh: string; en: string } }

/** A transaction each; a refusal is listed with its reason, anything else stops the whole. */
async function eachByItself(context: Context, items: Seen[], edit: (tx: Tx, item: Seen) => Promise<Project>) {
  const done: (Seen & { changed: boolean })[] = []
  const refused: Omit<Refused, 'name'>[] = []
  for (const item of items) {
    try {
      const { id, version } = await context.db.transaction().execute((tx) => edit(tx, item))
      done.push({ id, version, changed: version !== item.version })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused.push({ id: item.id, code: error.code, because: reasonOf(error) })
    }
  }
  return { done, refused: await named(context, refused) }
}

/** The fault of a field says more than that there is one. */
function reasonOf({ words, faults }: Problem): { zh: string; en: string } {
  const [zh, en]: Words = faults[0]?.message ?? words
  return { zh, en }
}

async function named({ db, me }: Context, refused: Omit<Refused, 'name'>[]): Promise<Refused[]> {
  const projects = await loadProjects(
    db,
    me.tenant_id,
    refused.map(({ id }) => id),
  )
  const seen = projects.filter((project) => maySee(me, unitOf(project))).map((project) => asSeenBy(me, project))
  const names = new Map(seen.map(({ id, facts }) => [id, String(facts.name ?? '')]))
  return refused.map((one) => ({ ...one, name: names.get(one.id) ?? null }))
}
