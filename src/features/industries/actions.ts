import { tenantOf } from '#features/places/actions.ts'
import { industries } from '#features/projects/industries/model.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { readSheet } from '#platform/sheets/read/read.ts'
import { readIndustries } from './model.ts'
import { listIndustries, putIndustries } from './store.ts'
import { text } from './text.ts'

/** Every industry that has a name here: sections and divisions as shipped, and the deeper codes that were brought in. */
export async function industryNames({ db, me }: Context) {
  const shipped = industries.map(({ code, zh, en }) => ({ code, zh, en }))
  const known = new Set(shipped.map(({ code }) => code))
  const deeper = await listIndustries(db, me.tenant_id)
  return { items: [...shipped, ...deeper.filter(({ code }) => !known.has(code))] }
}

/** Brings in the deeper codes of GB/T 4754 from a .csv or .xlsx, on the word of whoever runs commands on the server. */
export async function bringIndustries(db: Db, file: string, slug: string | undefined, now: Date) {
  const tenant = await tenantOf(db, slug)
  const rows: string[][] = []
  for await (const { cells } of readSheet(file)) rows.push(cells.map((cell) => (typeof cell === 'string' ? cell : '')))
  const { names, refused } = readIndustries(rows)
  if (names.length === 0) throw new Problem('invalid', 'industries.none', text.none)
  await db.transaction().execute(async (tx) => {
    await putIndustries(tx, tenant.id, names)
    const changes = { codes: [null, names.length] as [null, number] }
    await record(tx, { tenant_id: tenant.id, member_id: null, now }, [
      { stream: newId(), kind: 'industries.brought', seen: 0, changes },
    ])
  })
  return { codes: names.length, refused }
}
