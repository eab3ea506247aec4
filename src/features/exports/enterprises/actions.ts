import { listEnterprises } from '#features/enterprises/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { WrittenRow } from '#platform/sheets/write/cells.ts'
import { download, type Format, type Table } from '../actions.ts'
import { text } from '../text.ts'

const columns = [
  'name',
  'code',
  'country',
  'region',
  'industry',
  'kind',
  'address',
  'contact_name',
  'contact_phone',
  'tags',
  'note',
  'projects',
] as const

/** Enterprises a page, as many as a list may show. */
const page = 200

/** Enterprises as the list finds them, streamed page by page. */
export async function exportEnterprises(context: Context, query: { format: Format; q?: string }): Promise<Response> {
  const at = context.language === 'en' ? 1 : 0
  const table: Table = {
    columns: columns.map((id) => ({ header: text.enterprise[id][at], type: id === 'projects' ? 'number' : 'text' })),
    rows: eachRow(context, query.q),
  }
  return download(table, query.format, `${text.enterprises[at]}-${dayOf(context.now)}`)
}

async function* eachRow(context: Context, q: string | undefined): AsyncGenerator<WrittenRow> {
  let cursor: string | undefined
  do {
    const { items, next } = await listEnterprises(context, { limit: page, ...(q && { q }), ...(cursor && { cursor }) })
    for (const enterprise of items)
      yield columns.map((id) => {
        const value = enterprise[id]
        return Array.isArray(value) ? value.join('、') : value === null ? null : String(value)
      })
    cursor = next ?? undefined
  } while (cursor)
}
