import type { Context } from '#platform/context.ts'
import { dayOf, isDay } from '#platform/day.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { mayEdit } from '../access.ts'
import { holdProject, playbookOf, recordBeside, saveProject } from '../actions.ts'
import { changedProject } from '../facts/actions.ts'
import type { FieldChanges } from '../facts/model.ts'
import { isBlank, type Project } from '../model.ts'
import { presentProject } from '../page/actions.ts'
import { renewProtection } from '../protection/actions.ts'
import { text } from './text.ts'

export interface Contact {
  version: number
  /** The day of the talk. */
  on: string
  with: string
  said: string
  /** Feedback to who brought the lead is no talk with the investor. */
  to?: 'investor' | 'referrer'
  next_step?: string
  next_step_on?: string
}

/**
 * Logs a talk with the company: it stands in the timeline, what was agreed as the next step becomes the project's, and the first
 * talk of all is its first contact. A day that is none or still to come is an `invalid` Problem.
 */
export async function addContact(context: Context, id: string, contact: Contact) {
  const project = await context.db.transaction().execute(async (tx) => {
    const before = await holdProject(tx, context, id, contact.version, { next_step: contact.next_step })
    if (!mayEdit(context.me, before)) throw new Problem('forbidden', 'contact.may_not', text.may_not)
    refuseDay(contact.on, dayOf(context.now))
    const { on, with: partner, said } = contact
    const changes = changesBetween({}, { contact: { on, with: partner.trim() } })
    const kind = contact.to === 'referrer' ? 'fed_back' : 'contacted'
    const logged = await recordBeside(tx, context, before, { kind, changes, note: said.trim() })
    const playbook = await playbookOf(tx, context.me.tenant_id, before)
    const after = changedProject(playbook, logged, followsFrom(before, contact), dayOf(context.now))
    const saved = await saveProject(tx, context, logged, after, { kind: 'edited' })
    if (kind === 'contacted') await renewProtection(tx, context, playbook, saved, on)
    return saved
  })
  return presentProject(context, project)
}

/** The facts that a contact changes: a next step with its day or without one, and the day of the first contact. */
function followsFrom({ facts }: Project, { on, to, next_step, next_step_on }: Contact): FieldChanges {
  return {
    ...(!isBlank(next_step) && { next_step, next_step_on: next_step_on ?? null }),
    ...(to !== 'referrer' && isBlank(facts.first_contact_on) && { first_contact_on: on }),
  }
}

function refuseDay(on: string, today: string): void {
  const message: Words | undefined = !isDay(on) ? text.not_a_day : on > today ? text.future : undefined
  if (message) throw new Problem('invalid', 'contact.invalid', message, { faults: [{ field: 'on', message }] })
}
