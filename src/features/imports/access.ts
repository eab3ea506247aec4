import { holds } from '#features/places/model.ts'
import type { Me } from '#platform/context.ts'
import type { Import } from './model.ts'

/** Ledgers come in through officers and leads of the unit or of one above it, and through its administrators. */
export function mayImport(me: Me, unitId: string): boolean {
  return holds(me, unitId, 'officer', 'unit_lead', 'admin')
}

/** The unit that rows belong to which name none: the member's own. */
export function ownUnit(me: Me): string | undefined {
  return me.grants.find((grant) => mayImport(me, grant.unit_id))?.unit_id
}

/** A ledger shows names that may be secret: who brought it in reads it, and who leads or administers the unit it was brought to. */
export function mayRead(me: Me, one: Pick<Import, 'member_id' | 'unit_id'>): boolean {
  return (one.member_id === me.member_id && mayImport(me, one.unit_id)) || holds(me, one.unit_id, 'unit_lead', 'admin')
}

/** The same for a query: units where the member's own imports are read, and where everyone's are. */
export function readerOf(me: Me): { tenant_id: string; member_id: string; own: string[]; led: string[] } {
  const reach = (...roles: string[]) => me.grants.filter(({ role }) => roles.includes(role)).flatMap((one) => one.reach)
  const led = reach('unit_lead', 'admin')
  return { tenant_id: me.tenant_id, member_id: me.member_id, own: [...reach('officer'), ...led], led }
}

/** What this member may do next with the import. */
export function canOf(me: Me, one: Import): string[] {
  if (!mayRead(me, one) || !mayImport(me, one.unit_id)) return []
  const stands = one.undo === null
  const ended = ['done', 'cancelled', 'failed'].includes(one.status) && one.started_at !== null
  const may: Record<string, boolean> = {
    map: one.status === 'draft',
    start: stands && (one.status === 'draft' || one.status === 'cancelled' || one.status === 'failed'),
    cancel: ['draft', 'running'].includes(one.status),
    decide: stands && (one.status === 'done' || one.status === 'cancelled'),
    undo: stands && ended,
    refused: one.status !== 'draft',
  }
  return Object.keys(may).filter((what) => may[what])
}
