import { eachRelation } from '#features/enterprises/relations/ledger/actions.ts'
import { columnWords, columns as ledgerColumns, roleWords } from '#features/enterprises/relations/ledger/model.ts'
import type { Role } from '#features/enterprises/relations/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { inLanguage, type Language } from '#platform/words.ts'
import { download, type Format } from '../actions.ts'
import { chosenColumns, type ListColumn, listTable } from '../lists/actions.ts'
import { text } from '../text.ts'

type Told = Awaited<ReturnType<ReturnType<typeof eachRelation>['next']>>['value'][number]

/** The relations of enterprises as a table that an import reads back. */
export async function exportRelations(
  context: Context,
  query: { format: Format; columns?: string },
): Promise<Response> {
  const { language, now } = context
  const table = listTable(chosenColumns(columnsIn(language), query.columns), eachRelation(context), language)
  return download(table, query.format, `${inLanguage(text.relations, language)}-${dayOf(now)}`)
}

function columnsIn(language: Language): ListColumn<Told>[] {
  return ledgerColumns.map((id) => ({
    id,
    words: columnWords[id],
    cell: (row) => (id === 'role' ? inLanguage(roleWords[row.role as Role], language) : row[id]),
    ...((id === 'since_on' || id === 'until_on') && { type: 'date' as const }),
  }))
}
