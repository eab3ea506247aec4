import { Readable } from 'node:stream'
import { reviewClaim, submitClaim } from '#features/projects/claims/actions.ts'
import type { Statement } from '#features/projects/claims/model.ts'
import { wholeClaim } from '#features/projects/claims/reading/actions.ts'
import { uploadFile } from '#features/projects/evidence/files/actions.ts'
import type { Context } from '#platform/context.ts'

/** A claim as it is stated when nothing special is said. */
export function stated(given: Partial<Statement>): Statement {
  return {
    kind: 'milestone',
    milestone: null,
    event_on: '2026-10-01',
    year: null,
    metric: null,
    value: null,
    amount: null,
    currency: null,
    unit: null,
    origin_place: null,
    capital_increase: false,
    voucher_number: '',
    contract_number: '',
    note: '',
    ...given,
  }
}

export function signing(given: Partial<Statement> = {}): Statement {
  return stated({ milestone: 'signing', amount: '3', currency: 'CNY', unit: 'yi', ...given })
}

export function arrival(voucher_number: string, wan = '500', given: Partial<Statement> = {}): Statement {
  const money = { amount: wan, currency: 'CNY', unit: 'wan', origin_place: 'other_province' }
  return stated({ kind: 'arrival', milestone: null, voucher_number, ...money, ...given })
}

/** Uploads a PDF of these words and answers it as an attachment of a kind. */
export async function paper(context: Context, kind: string, words = `${kind} ${Math.random()}`) {
  const body = Readable.toWeb(Readable.from([Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`)])) as unknown as BodyInit
  const headers = { 'x-file-name': encodeURIComponent(`${kind}.pdf`) }
  const request = new Request('http://x/api/files', { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
  const { sha256, name } = await uploadFile(context, request, undefined)
  return { sha256, kind, name }
}

/** Tax paid in a year. */
export function tax(year: number, wan: string, event_on = `${year}-12-31`): Statement {
  return stated({ kind: 'outcome', metric: 'tax', year, event_on, amount: wan, currency: 'CNY', unit: 'wan' })
}

export const proofs: Record<string, string> = {
  signing: 'contract',
  arrival: 'bank_receipt',
  start: 'start_proof',
  outcome: 'tax_certificate',
}

/** Submits a claim with the proof that it needs; answers its id. */
export async function submitted(context: Context, project: string, statement: Statement): Promise<string> {
  const kind = proofs[statement.milestone ?? statement.kind] ?? 'contract'
  return submitClaim(context, project, statement, [await paper(context, kind)])
}

/** Takes a claim through both levels. */
export async function approved(id: string, unit: Context, city: Context): Promise<void> {
  for (const reviewer of [unit, city]) {
    const { version, status } = await wholeClaim(reviewer, id)
    if (status !== 'approved') await reviewClaim(reviewer, id, version, 'approve')
  }
}
