import type { Db, Tx } from '#platform/db/open.ts'
import { loadEnterprises } from '../../store.ts'
import { isCurrent, type Relation } from '../model.ts'
import { heldBy } from '../store.ts'

const deepest = 30

/**
 * The names from one company down to another that it holds today, directly or through others, the shortest way; undefined where it does not. One
 * statement a level, however many companies a level has. `also` are relations that are taken for told.
 */
export async function chainDown(
  db: Db | Tx,
  tenantId: string,
  { from, to, ...on }: { from: string; to: string; today: string; except?: string },
  also: readonly Relation[] = [],
): Promise<string[] | undefined> {
  const above = new Map<string, string | null>([[from, null]])
  let level = [from]
  for (let depth = 0; level.length > 0 && depth < deepest && !above.has(to); depth++) {
    const held = [...(await heldBy(db, tenantId, { ids: level, ...on })), ...heldAmong(also, level, on.today)]
    const fresh = held.filter(({ id }) => !above.has(id))
    for (const { id, parent } of fresh) above.set(id, parent)
    level = [...new Set(fresh.map(({ id }) => id))]
  }
  if (!above.has(to)) return undefined
  const way: string[] = []
  for (let at: string | null | undefined = to; at; at = above.get(at)) way.unshift(at)
  const named = new Map((await loadEnterprises(db, tenantId, way)).map(({ id, name }) => [id, name]))
  return way.map((id) => named.get(id) ?? '')
}

function heldAmong(relations: readonly Relation[], holders: readonly string[], today: string) {
  return relations
    .filter((one) => one.kind === 'parent' && isCurrent(one, today) && holders.includes(one.enterprise_id))
    .map(({ enterprise_id, other_enterprise_id }) => ({ parent: enterprise_id, id: other_enterprise_id }))
}
