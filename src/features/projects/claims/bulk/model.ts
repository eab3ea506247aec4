import { Decimal } from 'decimal.js'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Project } from '../../model.ts'
import type { Claim } from '../model.ts'
import type { NewPosting, Posted } from '../postings/model.ts'
import { asPosting, linesFor } from '../postings/model.ts'

/** The lines that a project's approved claims post when they are approved one after the other, each on its own day. */
export function postingsInOrder(
  playbook: Playbook,
  project: Project,
  claims: readonly Claim[],
): Omit<NewPosting, 'id'>[] {
  const order = claims
    .filter((claim) => claim.status === 'approved')
    .toSorted((a, b) => (a.approved_on! < b.approved_on! ? -1 : 1))
  const postings: Omit<NewPosting, 'id'>[] = []
  const posted: Posted[] = []
  for (const [at, claim] of order.entries()) {
    for (const line of linesFor(playbook, project, order.slice(0, at + 1), claim, posted)) {
      const was = posted.find(
        (one) => one.indicator === line.indicator && one.counted_claim_id === line.counted_claim_id,
      )
      const posting = asPosting(line, project, claim, was, claim.approved_on!, claim.approved_on!)
      postings.push(posting)
      if (was) Object.assign(was, { n: was.n + line.n, cny: new Decimal(was.cny).plus(line.cny).toFixed(2) })
      else posted.push({ ...posting, first_on: posting.posted_on })
    }
  }
  return postings
}
