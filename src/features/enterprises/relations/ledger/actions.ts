import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { tellRelation } from '../actions.ts'
import { isKnown, roleIn } from '../model.ts'
import { type Line, type Refused, refusalOf } from './model.ts'
import { relationsAfter, type ToldRelation } from './store.ts'
import { companiesCalled, readTable } from './table/actions.ts'

const pageSize = 500

/**
 * Tells of the relations of an uploaded table, row by row: what one row is refused for holds up no other. A relation that is told already is
 * passed over, so that a table may be brought in again.
 */
export async function importRelations(context: Context, sha256: string) {
  const result = { told: 0, known: 0, refused: [] as Refused[] }
  for (const line of await readTable(context, sha256)) {
    const outcome = 'because' in line ? line : await toldLine(context, line)
    if (outcome === 'told' || outcome === 'known') result[outcome] += 1
    else result.refused.push(outcome)
  }
  return {
    ...result,
    refused: result.refused.map(({ because: [zh, en], ...row }) => ({ ...row, because: { zh, en } })),
  }
}

/** One row, in a transaction of its own. */
async function toldLine(context: Context, line: Line): Promise<'told' | 'known' | Refused> {
  const who = await companiesCalled(context, [line.one, line.other])
  const [one, other] = [who(line.one), who(line.other)]
  if (!('id' in one)) return refusalOf(line, one.because)
  if (!('id' in other)) return refusalOf(line, other.because)
  try {
    const { version } = one
    await tellRelation(context, one.id, { version, other_id: other.id, relation: line.relation })
    return 'told'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const because = error.faults[0]?.message ?? error.words
    return isKnown(because) ? 'known' : refusalOf(line, because)
  }
}

/** Every relation, with what the second company is to the first, page by page. */
export async function* eachRelation({ db, me }: Context): AsyncGenerator<(ToldRelation & { role: string })[]> {
  for (let after: string | null = null; ; ) {
    const page = await relationsAfter(db, me.tenant_id, after, pageSize)
    yield page.map((one) => ({ ...one, role: roleIn(one, one.enterprise_id) }))
    if (page.length < pageSize) return
    after = page.at(-1)!.id
  }
}
