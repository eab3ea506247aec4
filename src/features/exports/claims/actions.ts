import { eachQueued, type QueueQuery } from '#features/projects/claims/reading/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { inLanguage, type Language } from '#platform/words.ts'
import { download, type Format } from '../actions.ts'
import { chosenColumns, type ListColumn, listTable } from '../lists/actions.ts'
import { text } from '../text.ts'

type Queued = Awaited<ReturnType<typeof eachQueued>> extends AsyncGenerator<(infer T)[]> ? T : never

function columnsIn(language: Language): ListColumn<Queued>[] {
  const words = text.claim
  return [
    { id: 'title', words: words.title, cell: ({ title }) => (language === 'en' ? title.en : title.zh) },
    { id: 'project', words: words.project, cell: ({ project }) => project.name },
    { id: 'unit', words: words.unit, cell: ({ unit }) => unit.name },
    { id: 'event_on', words: words.event_on, type: 'date', cell: ({ event_on }) => event_on },
    { id: 'approved_on', words: words.approved_on, type: 'date', cell: ({ approved_on }) => approved_on },
    { id: 'cny', words: words.cny, type: 'number', cell: ({ cny }) => cny },
    { id: 'voucher_number', words: words.voucher_number, cell: ({ voucher_number }) => voucher_number },
    { id: 'contract_number', words: words.contract_number, cell: ({ contract_number }) => contract_number },
    { id: 'status', words: words.status, cell: ({ status }) => inLanguage(text.claim_status[status], language) },
    { id: 'submitted_by', words: words.submitted_by, cell: ({ submitted_by }) => submitted_by },
    { id: 'evidence', words: words.evidence, type: 'number', cell: ({ evidence }) => String(evidence) },
  ]
}

/** The queue as the review screen lists it, streamed page by page. */
export async function exportClaims(
  context: Context,
  { format, columns, ...asked }: QueueQuery & { format: Format; columns?: string },
): Promise<Response> {
  const { language, now } = context
  const table = listTable(chosenColumns(columnsIn(language), columns), eachQueued(context, asked), language)
  return download(table, format, `${inLanguage(text.claims, language)}-${dayOf(now)}`)
}
