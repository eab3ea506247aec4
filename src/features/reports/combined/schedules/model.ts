import type { Role } from '#features/places/model.ts'

export const rhythms = ['week', 'month'] as const
export type Rhythm = (typeof rhythms)[number]

/** When a report is made: a day of the week (1 is Monday) or of the month, and an hour, in Beijing time. */
export interface Timing {
  every: Rhythm
  day: number
  hour: number
}

export interface Schedule extends Timing {
  id: string
  version: number
  view_id: string
  owner_id: string
  members: string[]
  /** Whoever holds one of these in a unit that the owner reaches. */
  roles: Role[]
  /** Null once it has stopped. */
  next_at: string | null
  stopped_because: Stop | null
}

/** Why a schedule makes no more reports: its owner can no longer act, the report is gone from its sight, or can no longer be counted. */
export const stops = ['owner', 'view', 'refused'] as const
export type Stop = (typeof stops)[number]

/** A report that a schedule made, with the units that its owner counted and who was told of it. */
export interface Run {
  id: string
  schedule_id: string
  owner_id: string
  name: string
  due_at: string
  made_at: string
  reach: string[]
  readers: string[]
  /** How it was asked for, and what it came to. */
  report: { query: unknown; answer: unknown }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const beijing = 8 * hourMs

/** The first such time after an instant. A month that has no such day is served on its last. */
export function nextAfter({ every, day, hour }: Timing, after: Date): Date {
  const local = new Date(after.getTime() + beijing)
  const [year, month, today] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()]
  const at = (days: number) => new Date(days + hour * hourMs - beijing)
  if (every === 'week') {
    const midnight = Date.UTC(year, month, today)
    const ahead = (day - (local.getUTCDay() || 7) + 7) % 7
    const first = at(midnight + ahead * dayMs)
    return first > after ? first : at(midnight + (ahead + 7) * dayMs)
  }
  const first = at(dayOfMonth(year, month, day))
  return first > after ? first : at(dayOfMonth(year, month + 1, day))
}

function dayOfMonth(year: number, month: number, day: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(day, last))
}

interface Holder {
  member_id: string
  grants: { role: string; unit_id: string }[]
}

/** Who finds the report in the inbox: the members named, and holders of the roles within the owner's reach; only who can act. */
export function readersOf(
  { members, roles }: Pick<Schedule, 'members' | 'roles'>,
  reach: readonly string[],
  acting: readonly Holder[],
): string[] {
  const wanted = new Set<string>(roles)
  const within = new Set(reach)
  const holds = ({ grants }: Holder) => grants.some(({ role, unit_id }) => wanted.has(role) && within.has(unit_id))
  return acting.filter((one) => members.includes(one.member_id) || holds(one)).map(({ member_id }) => member_id)
}
