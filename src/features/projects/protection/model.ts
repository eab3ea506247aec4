import { missingOf } from '#features/playbook/gate/model.ts'
import type { FirstContact } from '#features/playbook/schema/contact/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { addDays, daysBetween } from '#platform/day.ts'
import { documentOf, type Project } from '../model.ts'

/** How it ended: its time ran out, the project got where it was going, it was given up, handed over, an arbiter decided, or two records became one. */
export const endings = ['expired', 'settled', 'given_up', 'handed_over', 'overruled', 'merged'] as const
export type Ending = (typeof endings)[number]

/** That one unit may court an investor, by the project that it registered. */
export interface Protection {
  id: string
  version: number
  enterprise_id: string
  project_id: string
  unit_id: string
  /** Units that court the investor together with it, by agreement or by decision. */
  joint_unit_ids: string[]
  registered_on: string
  /** The last day on which it can stand; while the clock stands still, the last were it to stand still as long as it may. */
  until_on: string
  paused_on: string | null
  /** Days that the clock stood still, of pauses that are over. */
  paused_days: number
  ended_on: string | null
  ending: Ending | null
}

export function registered(
  rule: FirstContact,
  from: Pick<Protection, 'id' | 'enterprise_id' | 'project_id' | 'unit_id'>,
  today: string,
): Protection {
  return {
    ...from,
    version: 1,
    joint_unit_ids: [],
    registered_on: today,
    until_on: addDays(today, rule.days),
    paused_on: null,
    paused_days: 0,
    ended_on: null,
    ending: null,
  }
}

/** Whether it keeps others away today. */
export function stands({ ended_on, until_on }: Pick<Protection, 'ended_on' | 'until_on'>, today: string): boolean {
  return ended_on === null && today <= until_on
}

/** Of what is open for enterprises that become one, all but the first: what stands before what ran out, then by the day of registration. */
export function yielding<P extends Protection>(open: readonly P[], today: string): P[] {
  const runs = (one: P) => (stands(one, today) ? 0 : 1)
  const order = (a: P, b: P) => runs(a) - runs(b) || compare(a.registered_on, b.registered_on) || compare(a.id, b.id)
  return open.toSorted(order).slice(1)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A talk with the investor: it lasts the playbook's days from that day on, up to the limit, and is never shortened. The clock runs again. */
export function renewed(rule: FirstContact, protection: Protection, talkedOn: string, today: string): Protection {
  const running = protection.paused_on ? resumed(rule, protection, today) : protection
  const limit = addDays(running.registered_on, rule.limit_days + running.paused_days)
  const wanted = earlier(addDays(talkedOn, rule.days), limit)
  return { ...running, until_on: later(running.until_on, wanted) }
}

function earlier(a: string, b: string): string {
  return [a, b].sort()[0]!
}

function later(a: string, b: string): string {
  return [a, b].sort()[1]!
}

/** Days that the clock may still stand still. */
export function pauseLeft(rule: FirstContact, { paused_days }: Pick<Protection, 'paused_days'>): number {
  return Math.max(0, rule.pause_days - paused_days)
}

/** The clock stands still from today; it is assumed to stand as long as it may, so that its last day needs no watching. */
export function paused(rule: FirstContact, protection: Protection, today: string): Protection {
  return { ...protection, paused_on: today, until_on: addDays(protection.until_on, pauseLeft(rule, protection)) }
}

/** The clock runs again; what of the pause was not used is taken back. */
export function resumed(rule: FirstContact, protection: Protection, today: string): Protection {
  const left = pauseLeft(rule, protection)
  const used = Math.min(left, daysBetween(protection.paused_on!, today))
  return {
    ...protection,
    paused_on: null,
    paused_days: protection.paused_days + used,
    until_on: addDays(protection.until_on, used - left),
  }
}

export function ended(protection: Protection, ending: Ending, on: string): Protection {
  return { ...protection, ended_on: on, ending }
}

/** The unit that takes the project over stands for its investor, with the days that are left; it no longer stands beside itself. */
export function movedTo(protection: Protection, unit_id: string): Protection {
  return { ...protection, unit_id, joint_unit_ids: protection.joint_unit_ids.filter((id) => id !== unit_id) }
}

/** The investor whom a project is about: the first that it names. */
export function investorOf(project: Pick<Project, 'investors'>): string | undefined {
  return project.investors[0]?.enterprise_id
}

/** Whether the project still woos its investor: under way, and not yet where first contact ends. */
export function woos(playbook: Playbook, project: Project): boolean {
  const at = playbook.stages.findIndex(({ id }) => id === project.stage)
  return project.status === 'active' && at >= 0 && at < endOf(playbook)
}

function endOf({ first_contact, stages }: Playbook): number {
  const named = stages.findIndex(({ id }) => id === first_contact?.ends_at)
  return named >= 0 ? named : stages.findIndex(({ phase }) => phase !== 'before_signing')
}

/** What the registration of a project still lacks; empty where it is valid. Its investor is asked for like any other fact. */
export function registrationLacks(playbook: Playbook, project: Project, today: string) {
  const investor = {
    field: 'investors',
    because: { zh: '首谈登记须有投资方', en: 'A registration names its investor' },
  }
  return missingOf(playbook, documentOf(project), [investor, ...(playbook.first_contact?.needs ?? [])], today)
}
