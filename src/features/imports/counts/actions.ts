import type { Db } from '#platform/db/open.ts'
import { type Counts, type Import, outcomes } from '../model.ts'
import { countRows } from '../store.ts'

interface Known {
  version: number
  last_row: number
  counts: Counts
}

const known = new Map<string, Known>()
const most = 32

/**
 * Rows of an import by what became of them. Its page asks every second while it runs: then only those are counted that came since it was
 * asked last. What a person decides of a row meanwhile moves the version on, and all are counted anew.
 */
export async function countsOfImport(
  db: Db,
  tenantId: string,
  { id, version, last_row, status }: Pick<Import, 'id' | 'version' | 'last_row' | 'status'>,
): Promise<Counts> {
  const last = known.get(id)
  known.delete(id)
  if (status !== 'running') return counted(db, tenantId, id)
  const before = last?.version === version && last.last_row <= last_row ? last : undefined
  const came = await counted(db, tenantId, id, { after: before?.last_row ?? 0, to: last_row })
  const counts = before ? together(before.counts, came) : came
  known.set(id, { version, last_row, counts })
  if (known.size > most) known.delete(known.keys().next().value!)
  return counts
}

async function counted(db: Db, tenantId: string, id: string, rows?: { after: number; to: number }): Promise<Counts> {
  return (await countRows(db, tenantId, [id], rows)).get(id)!
}

function together(a: Counts, b: Counts): Counts {
  const sums = ['rows' as const, ...outcomes].map((name) => [name, a[name] + b[name]])
  return Object.fromEntries(sums) as Counts
}
