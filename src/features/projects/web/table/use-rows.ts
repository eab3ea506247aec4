import { keepPreviousData, type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Answer, query, send } from '#app/web/client.ts'
import type { Card } from '../answers.ts'
import { pagesNeeded, type Section } from './lines.ts'

export const pageSize = 100

type Page = Answer<'/api/projects', 'get'>
export type Groups = Answer<'/api/projects/groups', 'get'>
export type Group = Groups['groups'][number]

interface Asked {
  /** Filters and order, as the address has them. */
  filter: Record<string, string>
  columns: string
  group: string | undefined
  open: ReadonlySet<string>
}

export function groupKey({ key }: Group): string {
  return key ?? ''
}

/** The lines of the table: its sections with what narrows each, and how many projects there are at all. */
export function useSections({ filter, columns, group, open }: Asked) {
  const grouped = useQuery({
    ...query('/api/projects/groups', { query: { ...filter, by: group } as never }),
    enabled: group !== undefined,
    placeholderData: keepPreviousData,
  })
  const first = useQuery({
    ...pageOptions(useQueryClient(), filter, columns, 0),
    enabled: group === undefined,
    placeholderData: keepPreviousData,
  })
  const answer = group === undefined ? first : grouped
  const total = group === undefined ? (first.data?.total ?? 0) : (grouped.data?.all.n ?? 0)
  const exact = group !== undefined || (first.data?.total_exact ?? true)
  const filters = group === undefined ? [filter] : (grouped.data?.groups ?? []).map((one) => narrowedTo(filter, one))
  const sections: Section[] =
    group === undefined
      ? [{ key: '', head: false, open: true, rows: total }]
      : (grouped.data?.groups ?? []).map((one) => ({
          key: groupKey(one),
          head: true,
          open: open.has(groupKey(one)),
          rows: one.n,
        }))
  return {
    sections,
    filters,
    total,
    exact,
    groups: grouped.data,
    error: answer.error,
    isPending: answer.isPending,
    refetch: answer.refetch,
  }
}

/** What narrows the table to one group: its own filter over the table's, and of both the narrower. */
function narrowedTo(filter: Record<string, string>, { filter: own }: Group): Record<string, string> {
  const blank = [filter.blank, own.blank].filter(Boolean).join(',')
  const both: Record<string, string> = { ...filter, ...own, ...(blank && { blank }) }
  // A section is wider than the division that the table may ask for already, a year wider than its days.
  if (filter.industry && own.industry) both.industry = filter.industry
  if (filter.signed_on_from && own.signed_on_from)
    both.signed_on_from = later(filter.signed_on_from, own.signed_on_from)
  if (filter.signed_on_to && own.signed_on_to) both.signed_on_to = earlier(filter.signed_on_to, own.signed_on_to)
  return both
}

function later(a: string, b: string): string {
  return a > b ? a : b
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}

/** The rows of the lines in sight, read a page ahead; a row that is still on its way is undefined. */
export function useRows(
  sections: Section[],
  filters: Record<string, string>[],
  columns: string,
  sight: { first: number; last: number },
) {
  const queries = useQueryClient()
  const needed = pagesNeeded(sections, { ...sight, size: pageSize })
  const pages = useQueries({
    queries: needed.map(({ section, page }) => pageOptions(queries, filters[section]!, columns, page)),
  })
  const byPlace = new Map(needed.map(({ section, page }, at) => [`${section} ${page}`, pages[at]?.data?.items]))
  return {
    rowAt: (section: number, row: number): Card | undefined =>
      byPlace.get(`${section} ${Math.floor(row / pageSize)}`)?.[row % pageSize],
    error: pages.find((page) => page.error)?.error ?? null,
  }
}

/** Nobody reads more on paper. */
const mostPrinted = 2_000

/** Brings every open section into reach, as many rows as go on paper. */
export async function readAhead(
  queries: QueryClient,
  sections: Section[],
  filters: Record<string, string>[],
  columns: string,
): Promise<void> {
  let left = mostPrinted
  for (const [at, { open, rows }] of sections.entries()) {
    const wanted = Math.min(open ? rows : 0, left)
    for (let page = 0; page * pageSize < wanted; page++)
      await queries.ensureQueryData(pageOptions(queries, filters[at]!, columns, page))
    left -= wanted
  }
}

/** The rows of a section from its first, as far as they have been read. */
export function rowsRead(queries: QueryClient, filter: Record<string, string>, columns: string, rows: number): Card[] {
  const read: Card[] = []
  for (let page = 0; page * pageSize < rows; page++) {
    const { queryKey } = pageOptions(queries, filter, columns, page)
    const known = queries.getQueryData<Page>(queryKey)
    if (!known) break
    read.push(...known.items)
  }
  return read
}

/** A page goes on from the one before where that was read, and is counted out where somebody pulled the scrollbar there. */
function pageOptions(queries: QueryClient, filter: Record<string, string>, columns: string, page: number) {
  const key = (n: number) => ['/api/projects', 'page', filter, columns, n]
  return {
    queryKey: key(page),
    staleTime: 30_000,
    queryFn: ({ signal }: { signal: AbortSignal }) => {
      const cursor = page === 0 ? undefined : queries.getQueryData<Page>(key(page - 1))?.next
      const place = cursor ? { cursor } : page === 0 ? {} : { offset: page * pageSize }
      const asked = { ...filter, columns, limit: pageSize, ...place }
      return send('get', '/api/projects', { query: asked as never }, signal)
    },
  }
}
