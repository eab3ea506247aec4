import { addDays } from '#platform/day.ts'
import { type Chance, chanceOf } from '../chance/model.ts'
import type { DemoSize, Founded } from '../drafts/model.ts'

/** What a thread that invents needs to know. */
export interface Order {
  founded: Founded
  size: DemoSize
  today: string
  playbook_id: string
  /** The playbook's text. */
  source: string
  files_folder: string
}

/** A piece of work: records `from` to `to`, the second not included. */
export interface Batch {
  of: 'enterprises' | 'projects'
  from: number
  to: number
}

const sizes = { enterprises: 2_000, projects: 400 }

/** All the work, enterprises and projects in turn, so that it is as heavy at the end as at the beginning. */
export function batchesOf(size: DemoSize): Batch[] {
  const parts = (['enterprises', 'projects'] as const).flatMap((of) =>
    Array.from({ length: Math.ceil(size[of] / sizes[of]) }, (_, i) => {
      const from = i * sizes[of]
      return { of, from, to: Math.min(size[of], from + sizes[of]), at: from / size[of] }
    }),
  )
  return parts.toSorted((a, b) => a.at - b.at).map(({ of, from, to }) => ({ of, from, to }))
}

/** Each record has a chance of its own: whoever invents it, and after whatever others, it comes out the same. */
export function chanceOfEnterprise(n: number): Chance {
  return chanceOf(2 * n)
}

export function chanceOfProject(n: number): Chance {
  return chanceOf(2 * n + 1)
}

/** Which enterprise invests in the nth project: they are spread over all. */
export function investorOf(n: number, { enterprises, projects }: DemoSize): number {
  return Math.floor((n * enterprises) / projects)
}

/** The day on which the nth enterprise became known: one or another of the last five years. */
export function knownOn(n: number, today: string): string {
  return addDays(today, -((n * 7919) % 1826) - 1)
}

const kinds = { enterprise: 1, project: 2, beside: 3 } as const

/** An id in the form of UUIDv7 that can be repeated: of a day, a kind of record and its number. */
export function repeatableId(day: string, kind: keyof typeof kinds, n: number): string {
  const time = Date.parse(day).toString(16).padStart(12, '0')
  const number = n.toString(16).padStart(15, '0')
  const rest = `8${number}`
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(kinds[kind])}-${rest.slice(0, 4)}-${rest.slice(4)}`
}

function hex(n: number): string {
  return n.toString(16).padStart(3, '0')
}
