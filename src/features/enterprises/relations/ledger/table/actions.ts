import { uploadPath } from '#features/projects/evidence/files/actions.ts'
import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { readSheet } from '#platform/sheets/read/read.ts'
import { say, type Words } from '#platform/words.ts'
import { refuseUnlessEditable } from '../../../actions.ts'
import type { Enterprise } from '../../../model.ts'
import { enterprisesNamed, nameKey } from '../../../store.ts'
import { type Column, calledOf, headerOf, type Line, lineOf, type Named, type Refused } from '../model.ts'
import { text } from '../text.ts'

const mostRows = 2000
/** Rows above the header: a title, a line of the unit that filled the table. */
const mostAbove = 10

/** The rows of a table that the member uploaded; refuses whoever may not bring it in. */
export async function readTable(context: Context, sha256: string): Promise<(Line | Refused)[]> {
  refuseUnlessEditable(context)
  const path = await uploadPath(context, sha256)
  if (!path) throw new Problem('invalid', 'relations.no_file', text.no_file)
  return linesOf(path)
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

/**
 * Who is meant by each of these, found in one statement; by code before name. A code that another bears is refused: it would tell of the
 * wrong company.
 */
export async function companiesCalled({ db, me }: Context, asked: Named[]): Promise<(one: Named) => Meant> {
  const keys = new Set(asked.filter(({ name }) => name).map(({ name }) => nameKey(name)))
  const codes = new Set(asked.flatMap(({ code }) => code ?? []))
  const found = await enterprisesNamed(db, me.tenant_id, [...keys], [...codes])
  const byName = Map.groupBy(found, ({ name_key }) => name_key)
  const byCode = Map.groupBy(found, ({ code }) => code)
  return (one) => meantBy(one, one.code ? byCode.get(one.code) : undefined, byName.get(nameKey(one.name)))
}

type Meant = Enterprise | { because: Words }

function meantBy(asked: Named, [bearer]: Enterprise[] = [], sameName: Enterprise[] = []): Meant {
  const { name, code } = asked
  const called = calledOf(asked)
  if (called === '') return { because: text.no_name }
  if (bearer) {
    const names = [bearer.name, ...bearer.other_names].map(nameKey)
    if (!name || names.includes(nameKey(name))) return bearer
    return { because: say(text.other_bearer, code!, bearer.name, name) }
  }
  // The same name under another code is another company.
  const namesakes = sameName.filter((one) => !code || !one.code)
  if (namesakes.length === 1) return namesakes[0]!
  return { because: say(namesakes.length === 0 ? text.not_found : text.several, called) }
}
