import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Unit } from '../model.ts'

const columns = [
  'id',
  'parent_id',
  'kind',
  'name',
  'name_en',
  'short_name',
  'path',
  'position',
  'closed_on',
  'version',
] as const

/** A second server may have moved a unit: nothing read here is older than this. */
const freshFor = 3_000
const remembered = new WeakMap<Db, Map<string, { at: number; units: Promise<Unit[]> }>>()

/** Every unit of the tenant, those above first; remembered for a moment, because every request needs them. */
export function unitsOf(db: Db, tenantId: string): Promise<Unit[]> {
  const tenants = remembered.get(db) ?? new Map()
  remembered.set(db, tenants)
  const known = tenants.get(tenantId)
  if (known && performance.now() - known.at < freshFor) return known.units
  const units = readUnits(db, tenantId)
  tenants.set(tenantId, { at: performance.now(), units })
  units.catch(() => tenants.delete(tenantId))
  return units
}

/** To be called after a write of units is committed. */
export function forgetUnits(db: Db, tenantId: string): void {
  remembered.get(db)?.delete(tenantId)
}

export async function readUnits(db: Db | Tx, tenantId: string): Promise<Unit[]> {
  const rows = await db
    .selectFrom('unit')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .orderBy(sql`cardinality(string_to_array(path, '/'))`)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows as Unit[]
}

/** Units and members of a tenant are changed by one writer at a time: rules over the whole tree then hold. */
export async function lockTenant(tx: Tx, tenantId: string): Promise<void> {
  await tx.selectFrom('tenant').select('id').where('id', '=', tenantId).forUpdate().execute()
}

export async function insertUnit(tx: Tx, tenantId: string, unit: Unit): Promise<void> {
  await tx
    .insertInto('unit')
    .values({ tenant_id: tenantId, ...unit })
    .execute()
}

export async function updateUnit(tx: Tx, tenantId: string, { id, ...unit }: Unit): Promise<void> {
  await tx.updateTable('unit').set(unit).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** Everything below a moved unit gets the new beginning of its path. */
export async function movePaths(tx: Tx, tenantId: string, from: string, to: string): Promise<void> {
  await sql`
    update unit set path = ${to} || substr(path, ${from.length + 1})
    where tenant_id = ${tenantId} and starts_with(path, ${`${from}/`})`.execute(tx)
}
