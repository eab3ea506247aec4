import type { Me } from '#platform/context.ts'
import type { Run, Schedule } from './model.ts'

/** A schedule counts with its owner's rights: nobody else sets or changes it. */
export function mayKeep(me: Me, { owner_id }: Pick<Schedule, 'owner_id'>): boolean {
  return owner_id === me.member_id
}

/** A report that was made is opened by who was told of it, and by who ordered it. */
export function mayOpen(me: Me, { owner_id, readers }: Pick<Run, 'owner_id' | 'readers'>): boolean {
  return owner_id === me.member_id || readers.includes(me.member_id)
}

/** Its figures are told as they are to who reads every unit that they were counted over. */
export function readsAllOf(me: Me, { reach }: Pick<Run, 'reach'>): boolean {
  return reach.every((unit) => me.reach.includes(unit))
}
