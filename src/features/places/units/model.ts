import { type Unit, within } from '../model.ts'

/** What of a unit the ledger keeps: all but the path, which follows from the parents. */
export function facts({
  id: _id,
  path: _path,
  version: _version,
  ...kept
}: Unit): Omit<Unit, 'id' | 'path' | 'version'> {
  return kept
}

export function pathUnder(parent: Pick<Unit, 'path'> | undefined, id: string): string {
  return parent ? `${parent.path}/${id}` : id
}

/** Why a unit may not stand under this parent, or null. */
export function moveFault(unit: Unit, parent: Unit): 'cycle' | 'parent_closed' | null {
  if (within(parent, unit.id)) return 'cycle'
  return parent.closed_on ? 'parent_closed' : null
}

export function hasOpenBelow(unit: Unit, units: Unit[]): boolean {
  return units.some((below) => below.parent_id === unit.id && !below.closed_on)
}
