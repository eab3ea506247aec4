import { addDays, daysBetween } from '#platform/day.ts'
import type { InventedProject } from '../life/model.ts'

/** Stages in which the county's lead service asks for something. */
const early = ['lead', 'assessed', 'talks', 'review']

/** Days ago on which one lead after the other was logged: some in good time, some due today, some late. */
const logged = [0, 20, 1, 34, 4, 15, 9, 3, 6, 12]

/** The day on which the nth project came into the ledger: leads came in over the last weeks, the others with the first ledger. */
export function loggedOn(project: InventedProject, n: number, today: string): string {
  if (!isServed(project)) return today
  const inStage = daysBetween(project.stage_dates.at(-1)!.entered_on, today)
  return addDays(today, -Math.min(logged[n % logged.length]!, Math.max(0, inStage)))
}

export interface InventedTalk {
  on: string
  said: string
  to: 'investor' | 'referrer'
}

/** What its officer wrote down since: the answer a day later, word to who brought it, a later talk; of every fourth lead nothing. */
export function talksOf(project: InventedProject, n: number, since: string, today: string): InventedTalk[] {
  if (!isServed(project) || n % 4 === 3) return []
  const talks: InventedTalk[] = [
    { on: addDays(since, 1), said: '电话回访，了解投资计划与用地需求', to: 'investor' },
    { on: addDays(since, 5), said: '已告知引荐方：项目正在研判', to: 'referrer' },
    { on: addDays(since, 13), said: '陪同考察园区，介绍配套政策', to: 'investor' },
  ]
  return talks.filter(({ on }, at) => on <= today && (at !== 2 || n % 2 === 0))
}

function isServed({ status, stage }: InventedProject): boolean {
  return status === 'active' && early.includes(stage)
}
