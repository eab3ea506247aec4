import { holds, sees } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'
import { mayEdit } from '../access.ts'
import type { Project } from '../model.ts'
import { isOpen, type Transfer } from './model.ts'

type Sides = Pick<Transfer, 'from_unit_id' | 'to_unit_id' | 'pooled' | 'status'>

/** Whoever works on a project may pass it on. */
export function mayPassOn(me: Me, project: Project): boolean {
  return mayEdit(me, project)
}

/** Officers and leads speak for their unit and for those below it. */
export function maySpeakFor(me: Me, unitId: string): boolean {
  return holds(me, unitId, 'officer', 'unit_lead')
}

/** Both sides know of an offer; one in the pool is open to the whole tenant until it is taken. */
export function mayKnow(me: Me, transfer: Sides): boolean {
  return isSide(me, transfer) || (transfer.pooled && transfer.status === 'offered')
}

/** Why it is passed on is for the two sides. */
export function isSide(me: Me, { from_unit_id, to_unit_id }: Sides): boolean {
  return sees(me, from_unit_id) || (to_unit_id !== null && sees(me, to_unit_id))
}

/** Who may take it: the unit that it was offered to; from the pool, any but the one that offered it. */
export function mayTake(me: Me, transfer: Sides, unitId: string): boolean {
  const named = transfer.pooled ? transfer.from_unit_id !== unitId : transfer.to_unit_id === unitId
  return named && maySpeakFor(me, unitId)
}

export function canOf(me: Me, transfer: Transfer, today: string): string[] {
  if (!isOpen(transfer, today)) return []
  const { pooled, to_unit_id, from_unit_id } = transfer
  const asked = to_unit_id !== null && maySpeakFor(me, to_unit_id)
  const others = me.grants.some(
    ({ role, reach }) => (role === 'officer' || role === 'unit_lead') && reach.some((unit) => unit !== from_unit_id),
  )
  const may: Record<string, boolean> = {
    take: pooled ? others : asked,
    decline: !pooled && asked,
    take_back: maySpeakFor(me, from_unit_id),
    terms: maySpeakFor(me, from_unit_id),
  }
  return Object.keys(may).filter((what) => may[what])
}
