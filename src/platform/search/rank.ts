import { type Mark, marksOf, rankOf, ranks } from './match.ts'
import { wordsOf } from './wanted.ts'

/** A text of a record that words may be in; the first of a record's is its title. */
export interface Field {
  field: string
  text: string | null | undefined
}

export interface Shown {
  text: string
  marks: Mark[]
}

/** A record that holds every word: its title, and where the title does not hold them all, the text that holds another. */
export interface Found<T> {
  row: T
  title: Shown
  found: (Shown & { field: string }) | null
}

/** The rows that hold every word of the query, the best first: in the title before elsewhere, as written before by sound. */
export function best<T>(rows: T[], query: string, fieldsOf: (row: T) => Field[], limit: number): Found<T>[] {
  const words = wordsOf(query)
  const judged = rows.flatMap((row) => {
    const fields = fieldsOf(row)
    const places = words.map((word) => placeOf(fields, word))
    if (places.some((place) => place === undefined)) return []
    const score = places.reduce((sum, place) => sum + place!.score, 0)
    return [{ row, fields, score, at: places.find((place) => place!.at > 0)?.at }]
  })
  judged.sort((a, b) => a.score - b.score)
  return judged.slice(0, limit).map(({ row, fields, at }) => {
    const title = fields[0]?.text ?? ''
    const other = at === undefined ? null : { field: fields[at]!.field, ...excerpt(fields[at]!.text ?? '', words) }
    return { row, title: { text: title, marks: marksOf(title, words) }, found: other }
  })
}

function placeOf(fields: Field[], word: string): { at: number; score: number } | undefined {
  for (const [at, { text }] of fields.entries()) {
    const rank = text ? rankOf(text, word) : undefined
    if (rank !== undefined) return { at, score: at === 0 ? rank : ranks.length + rank }
  }
  return undefined
}

const before = 12
const long = 48

/** A long text is shown from a little before what matched. */
function excerpt(text: string, words: string[]): Shown {
  const marks = marksOf(text, words)
  const first = marks[0]?.[0] ?? 0
  if (text.length <= long) return { text, marks }
  const start = Math.max(0, first - before)
  const end = Math.min(text.length, start + long)
  const [head, tail] = [start > 0 ? '…' : '', end < text.length ? '…' : '']
  const moved = marks
    .filter(([from, to]) => from >= start && to <= end)
    .map(([from, to]): Mark => [from - start + head.length, to - start + head.length])
  return { text: head + text.slice(start, end).replaceAll(/\s/g, ' ') + tail, marks: moved }
}
