import { uploadPath } from '#features/projects/evidence/files/actions.ts'
import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { readSheet } from '#platform/sheets/read/read.ts'
import { say, type Words } from '#platform/words.ts'
import { refuseUnlessEditable } from '../../actions.ts'
import type { Enterprise } from '../../model.ts'
import { enterprisesNamed, nameKey } from '../../store.ts'
import { tellRelation } from '../actions.ts'
import { roleIn } from '../model.ts'
import { text as relationWords } from '../text.ts'
import { type Column, calledOf, headerOf, type Line, lineOf, type Named, type Refused } from './model.ts'
import { relationsAfter, type ToldRelation } from './store.ts'
import { text } from './text.ts'

const mostRows = 2000
/** Rows above the header: a title, a line of the unit that filled the table. */
const mostAbove = 10
const pageSize = 500

/**
 * Tells of the relations of an uploaded table, row by row: what one row is refused for holds up no other. A relation that is told already is
 * passed over, so that a table may be brought in again.
 */
export async function importRelations(context: Context, sha256: string) {
  refuseUnlessEditable(context)
  const path = await uploadPath(context, sha256)
  if (!path) throw new Problem('invalid', 'relations.no_file', text.no_file)
  const result = { told: 0, known: 0, refused: [] as Refused[] }
  for (const line of await linesOf(path)) {
    const outcome = 'because' in line ? line : await toldLine(context, line)
    if (outcome === 'told' || outcome === 'known') result[outcome] += 1
    else result.refused.push(outcome)
  }
  return {
    ...result,
    refused: result.refused.map(({ because: [zh, en], ...row }) => ({ ...row, because: { zh, en } })),
  }
}

async function linesOf(path: string): Promise<(Line | Refused)[]> {
  let header: Map<Column, number> | undefined
  const lines: (Line | Refused)[] = []
  for await (const row of readSheet(path)) {
    if (!header) {
      if (row.n > mostAbove) break
      header = headerOf(row.cells)
      continue
    }
    const line = lineOf(row, header)
    if (line) lines.push(line)
    if (lines.length > mostRows) throw new Problem('invalid', 'relations.too_many', say(text.too_many, mostRows))
  }
  if (!header) throw new Problem('invalid', 'relations.no_columns', text.no_columns)
  return lines
}

/** One row, in a transaction of its own. */
async function toldLine(context: Context, line: Line): Promise<'told' | 'known' | Refused> {
  const refuse = (because: Words): Refused => {
    const { n, one, other } = line
    return { n, name: calledOf(one), other: calledOf(other), because }
  }
  const [one, other] = [await named(context, line.one), await named(context, line.other)]
  if (!('id' in one)) return refuse(one.because)
  if (!('id' in other)) return refuse(other.because)
  try {
    const { version } = one
    await tellRelation(context, one.id, { version, other_id: other.id, relation: line.relation })
    return 'told'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const because = error.faults[0]?.message ?? error.words
    return because === relationWords.known_already ? 'known' : refuse(because)
  }
}

/** Who is meant, by code before name. A code that another bears is refused: it would tell of the wrong company. */
async function named({ db, me }: Context, asked: Named): Promise<Enterprise | { because: Words }> {
  const called = calledOf(asked)
  if (called === '') return { because: text.no_name }
  const key = nameKey(asked.name)
  const codes = asked.code ? [asked.code] : []
  const found = await enterprisesNamed(db, me.tenant_id, asked.name ? [key] : [], codes)
  const bearer = asked.code ? found.find(({ code }) => code === asked.code) : undefined
  if (bearer) {
    const names = [bearer.name, ...bearer.other_names].map(nameKey)
    if (!asked.name || names.includes(key)) return bearer
    return { because: say(text.other_bearer, asked.code!, bearer.name, asked.name) }
  }
  // The same name under another code is another company.
  const namesakes = found.filter(({ code }) => !asked.code || !code)
  if (namesakes.length === 1) return namesakes[0]!
  return { because: say(namesakes.length === 0 ? text.not_found : text.several, called) }
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
