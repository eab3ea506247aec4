import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { addDays } from '#platform/day.ts'
import { rulesOf } from '../cel/model.ts'
import { documentContext } from '../document/model.ts'
import type { Playbook } from '../schema/model.ts'
import type { Calendar, ServiceRecord, ServiceRule } from '../schema/service/model.ts'

/** First and last day on which the ledger of a project has a record of each kind. */
export type Acts = Partial<Record<ServiceRecord, { first: string; last: string }>>

export interface ServiceFacts {
  /** The day on which the lead was logged. */
  logged_on: string
  acts: Acts
}

export interface ServiceStep {
  id: string
  zh: string
  en: string
  /** The last day for it. */
  due_on: string
  /** The day of the record that satisfied it; what comes again and again is never done. */
  done_on: string | null
}

/** The steps that a lead's service asks for now, and those that it has had, in the playbook's order. */
export function serviceSteps(
  playbook: Playbook,
  project: ProjectDocument,
  facts: ServiceFacts,
  today: string,
): ServiceStep[] {
  return (playbook.lead_service?.steps ?? []).flatMap((rule) => {
    const step = stepOf(playbook.calendar, rule, facts)
    return step.done_on !== null || isAsked(playbook, rule, project, today) ? [step] : []
  })
}

/** The open step whose last day comes first: the one that a light, a list and a reminder speak of. */
export function nextService(steps: ServiceStep[]): ServiceStep | undefined {
  const open = steps.filter(({ done_on }) => done_on === null)
  return open.toSorted((a, b) => (a.due_on < b.due_on ? -1 : a.due_on > b.due_on ? 1 : 0))[0]
}

/** The facts with one more record. */
export function withAct(acts: Acts, kind: string, on: string): Acts {
  const known = acts[kind as ServiceRecord]
  return { ...acts, [kind]: { first: known?.first ?? on, last: on } }
}

/** The day that is so many days on; where only working days count, days off are passed over. */
export function daysOn({ count, holidays, workdays }: Calendar, from: string, days: number): string {
  if (count === 'calendar') return addDays(from, days)
  const worked = (day: string) => (isWeekend(day) ? workdays.includes(day) : !holidays.includes(day))
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (worked(day)) left--
  }
  return day
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

function stepOf(calendar: Calendar, { id, zh, en, within, every, by }: ServiceRule, facts: ServiceFacts): ServiceStep {
  const records = by.flatMap((kind) => facts.acts[kind] ?? [])
  if (every !== undefined) {
    const from =
      records
        .map(({ last }) => last)
        .toSorted()
        .at(-1) ?? facts.logged_on
    return { id, zh, en, due_on: daysOn(calendar, from, every), done_on: null }
  }
  const done_on = records.map(({ first }) => first).toSorted()[0] ?? null
  return { id, zh, en, due_on: daysOn(calendar, facts.logged_on, within!), done_on }
}

/** A condition that lacks a fact asks for nothing: nobody is late for what may not concern them. */
function isAsked(playbook: Playbook, { stages, when }: ServiceRule, project: ProjectDocument, today: string): boolean {
  if ((project.status || 'active') !== 'active' || !stages.includes(project.stage ?? '')) return false
  if (when === undefined) return true
  const context = { today, project: documentContext(playbook, project, today) }
  return rulesOf(playbook).answer('gate', when, context) === true
}
