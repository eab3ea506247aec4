import { listMembers } from '#features/places/members/actions.ts'
import { roleNames } from '#features/places/text.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { inLanguage, type Language } from '#platform/words.ts'
import { download, type Format } from '../actions.ts'
import { chosenColumns, type ListColumn, listTable } from '../lists/actions.ts'
import { unitWords } from '../store.ts'
import { text } from '../text.ts'

type Member = Awaited<ReturnType<typeof listMembers>>['items'][number]

function columnsIn(language: Language, units: Map<string, string>): ListColumn<Member>[] {
  const word = (words: readonly [string, string]) => inLanguage(words, language)
  const grantsOf = ({ grants }: Member) =>
    grants.map(({ role, unit_id }) => `${word(roleNames[role])} · ${units.get(unit_id) ?? ''}`).join('；')
  return [
    ...(['user_name', 'name', 'title', 'phone', 'email'] as const).map((id) => ({
      id,
      words: text.member[id],
      cell: (row: Member) => row[id],
    })),
    { id: 'grants', words: text.member.grants, cell: grantsOf },
    { id: 'state', words: text.member.state, cell: (row) => word(row.disabled ? text.disabled : text.active) },
  ]
}

const limit = 200

export interface MemberQuery {
  format: Format
  columns?: string
  q?: string
}

/** The members that an administrator looks after, with what they hold. */
export async function exportMembers(context: Context, query: MemberQuery): Promise<Response> {
  const { db, me, language, now } = context
  const columns = columnsIn(language, await unitWords(db, me.tenant_id))
  // The first page is asked for here, so that one who may not have it is refused before anything is sent.
  const first = await listMembers(context, { limit, ...(query.q && { q: query.q }) })
  const table = listTable(chosenColumns(columns, query.columns), pagesOf(context, query.q, first), language)
  return download(table, query.format, `${inLanguage(text.members, language)}-${dayOf(now)}`)
}

async function* pagesOf(context: Context, q: string | undefined, first: Awaited<ReturnType<typeof listMembers>>) {
  yield first.items
  for (let cursor = first.next; cursor; ) {
    const { items, next } = await listMembers(context, { limit, cursor, ...(q && { q }) })
    yield items
    cursor = next
  }
}
