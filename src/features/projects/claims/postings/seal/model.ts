import { createHash } from 'node:crypto'
import type { NewPosting } from '../model.ts'

/** The seal of a claim's lines, as `postings/store.ts` has the database compute it. `cny` has two decimals; a whole line spells no share. */
export function sealOf(postings: readonly NewPosting[]): string {
  const lines = postings.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(spelt)
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

function spelt(line: NewPosting): string {
  return [
    line.id,
    line.counted_claim_id,
    line.project_id,
    line.indicator,
    line.posted_on,
    line.corrects,
    line.n,
    line.cny,
    line.unit_id,
    line.industry,
    line.origin,
    line.origin_place,
    line.excluded_because,
    ...(line.transfer_id === null ? [] : [line.share, line.transfer_id]),
  ].join('|')
}
