import type { Context } from '#platform/context.ts'
import { newId } from '#platform/id.ts'
import type { Words } from '#platform/words.ts'
import { faultsOf } from '../../actions.ts'
import { isKnown, type Relation, relationOf } from '../../model.ts'
import { calledOf, type Line, type Refused } from '../model.ts'
import { companiesCalled, readTable } from '../table/actions.ts'

type Verdict = { will: 'add'; relation: Relation } | { will: 'pass' } | { will: 'refuse'; because: Words }

/**
 * What would come of each row of an uploaded table, in the words that the import has for it; nothing is written. A row is judged as if those
 * above it were told.
 */
export async function previewRelations(context: Context, sha256: string) {
  const lines = await readTable(context, sha256)
  const named = lines.flatMap((line) => ('because' in line ? [] : [line.one, line.other]))
  const who = await companiesCalled(context, named)
  const added: Relation[] = []
  const rows: ReturnType<typeof shown>[] = []
  for (const line of lines) {
    const verdict = 'because' in line ? refused(line.because) : await judged(context, line, who, added)
    if (verdict.will === 'add') added.push(verdict.relation)
    rows.push(shown(line, verdict))
  }
  return { rows }
}

async function judged(
  context: Context,
  { one, other, relation }: Line,
  who: Awaited<ReturnType<typeof companiesCalled>>,
  added: readonly Relation[],
): Promise<Verdict> {
  const [here, there] = [who(one), who(other)]
  if (!('id' in here)) return refused(here.because)
  if (!('id' in there)) return refused(there.because)
  const would = relationOf(newId(), here.id, there.id, relation)
  const [fault] = await faultsOf(context.db, context, would, there, added)
  if (!fault) return { will: 'add', relation: would }
  return isKnown(fault.message) ? { will: 'pass' } : refused(fault.message)
}

function refused(because: Words): Verdict {
  return { will: 'refuse', because }
}

function shown(line: Line | Refused, verdict: Verdict) {
  const because = verdict.will === 'refuse' ? { zh: verdict.because[0], en: verdict.because[1] } : null
  return { n: line.n, ...saidIn(line), will: verdict.will, because }
}

function saidIn(line: Line | Refused) {
  if ('because' in line) return { name: line.name, other: line.other, role: null, share: null }
  const { role, share } = line.relation
  return { name: calledOf(line.one), other: calledOf(line.other), role, share }
}
