import type { Role } from '#features/places/model.ts'
import { holds, sees } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'
import { type Dispute, isAsked, isOpen, mayGoOn } from './model.ts'

type Sides = Pick<Dispute, 'holder_unit_id' | 'asking_unit_id'>

/** Officers and leads speak for their unit and for those below it. */
export function maySpeakFor(me: Me, unitId: string): boolean {
  return holds(me, unitId, 'officer', 'unit_lead')
}

/** Both sides and whoever stands above either know of a dispute; each side's file is for those who see its unit. */
export function mayKnow(me: Me, { holder_unit_id, asking_unit_id }: Sides): boolean {
  return sees(me, holder_unit_id) || sees(me, asking_unit_id)
}

/** The playbook's arbiters decide, where they stand above both units and speak for neither. */
export function mayDecide(me: Me, { holder_unit_id, asking_unit_id }: Sides, arbiters: readonly Role[]): boolean {
  return holds(me, holder_unit_id, ...arbiters) && holds(me, asking_unit_id, ...arbiters)
}

export function canOf(me: Me, dispute: Dispute, arbiters: readonly Role[], today: string): string[] {
  const may: Record<string, boolean> = {
    answer: isAsked(dispute) && maySpeakFor(me, dispute.holder_unit_id),
    appeal: mayGoOn(dispute, today) && maySpeakFor(me, dispute.asking_unit_id),
    withdraw: isOpen(dispute) && maySpeakFor(me, dispute.asking_unit_id),
    decide: dispute.status === 'appealed' && mayDecide(me, dispute, arbiters),
  }
  return Object.keys(may).filter((what) => may[what])
}
