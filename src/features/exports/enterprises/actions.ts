import { listEnterprises } from '#features/enterprises/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { inLanguage } from '#platform/words.ts'
import { download, type Format } from '../actions.ts'
import { chosenColumns, type ListColumn, listTable } from '../lists/actions.ts'
import { text } from '../text.ts'

type Enterprise = Awaited<ReturnType<typeof listEnterprises>>['items'][number]

const columns: readonly ListColumn<Enterprise>[] = [
  ...(
    ['name', 'code', 'country', 'region', 'industry', 'kind', 'address', 'contact_name', 'contact_phone'] as const
  ).map((id) => ({ id, words: text.enterprise[id], cell: (row: Enterprise) => row[id] })),
  { id: 'tags', words: text.enterprise.tags, cell: (row) => row.tags.join('、') },
  { id: 'note', words: text.enterprise.note, cell: (row) => row.note },
  { id: 'projects', words: text.enterprise.projects, type: 'number', cell: (row) => String(row.projects) },
]

/** Enterprises a page, as many as a list may show. */
const limit = 200

export interface EnterpriseQuery {
  format: Format
  columns?: string
  q?: string
}

/** Enterprises as the list finds them, streamed page by page. */
export async function exportEnterprises(context: Context, query: EnterpriseQuery): Promise<Response> {
  const table = listTable(chosenColumns(columns, query.columns), pagesOf(context, query.q), context.language)
  return download(table, query.format, `${inLanguage(text.enterprises, context.language)}-${dayOf(context.now)}`)
}

async function* pagesOf(context: Context, q: string | undefined): AsyncGenerator<Enterprise[]> {
  let cursor: string | undefined
  do {
    const { items, next } = await listEnterprises(context, { limit, ...(q && { q }), ...(cursor && { cursor }) })
    yield items
    cursor = next ?? undefined
  } while (cursor)
}
