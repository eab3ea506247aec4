/** What a list can be grouped by. */
export const groupings = [
  'stage',
  'status',
  'light',
  'unit',
  'industry',
  'origin',
  'origin_place',
  'source',
  'construction',
  'year',
] as const
export type Grouping = (typeof groupings)[number]

/** Yuan of one group, by basis; decimal text, never added together. */
export interface Sums {
  n: number
  announced: string | null
  agreed: string | null
  verified: string | null
}

/** The list's own filter that leaves just the rows of one group. */
export function filterOfGroup(by: Grouping, key: string | null): Record<string, string> {
  if (by === 'year') return key === null ? { blank: 'signed_on' } : yearFilter(key)
  if (key === null) return { blank: by }
  return { [by === 'unit' ? 'holder' : by]: key }
}

function yearFilter(year: string): Record<string, string> {
  return { signed_on_from: `${year}-01-01`, signed_on_to: `${year}-12-31` }
}

/** The order in which groups are read: as the playbook has them, else the latest year or the most projects first; blanks last. */
export function inOrder<T extends { key: string | null; n: number }>(by: Grouping, groups: T[], known: string[]): T[] {
  const place = ({ key }: T) => (key === null ? 2_000 : known.includes(key) ? known.indexOf(key) : 1_000)
  return groups.toSorted((a, b) => place(a) - place(b) || (by === 'year' ? Number(b.key) - Number(a.key) : b.n - a.n))
}
