import { Readable } from 'node:stream'
import { claimRuleOf } from '#features/playbook/claims/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { BroughtClaim } from '#features/projects/claims/bulk/actions.ts'
import type { Project } from '#features/projects/model.ts'
import type { Context } from '#platform/context.ts'
import { inventedPaper } from '../evidence/model.ts'
import type { InventedClaim } from '../life/model.ts'

/** The claims of an invented project, each with a paper of its own, in the form that claims are brought in. */
export async function paperedClaims(
  context: Context,
  playbook: Playbook,
  project: Project,
  claims: InventedClaim[],
): Promise<BroughtClaim[]> {
  const taken = claims.filter((claim) =>
    claimRuleOf(playbook, { kind: claim.kind, milestone: claim.milestone ?? null }),
  )
  return Promise.all(taken.map((claim, n) => papered(context, playbook, project, claim, n)))
}

async function papered(
  context: Context,
  playbook: Playbook,
  project: Project,
  claim: InventedClaim,
  n: number,
): Promise<BroughtClaim> {
  const rule = claimRuleOf(playbook, { kind: claim.kind, milestone: claim.milestone ?? null })!
  const kind = [rule.needs.flatMap((need) => need.evidence ?? [])].flat()[0] ?? 'contract'
  const code = project.facts.code as string
  const lines = [
    'Demo evidence',
    `${rule.en}: ${kind}`,
    `Project ${code}`,
    `Date ${claim.event_on}`,
    `Paper ${n + 1}, ${claim.voucher_number ?? ''}`,
    'Invented for demonstration. Not a real document.',
  ]
  const content = Readable.from([inventedPaper(lines)])
  const file = await context.files.put(context.me.tenant_id, content)
  const { submitted_on, unit_passed_on, approved_on, returned } = claim
  return {
    statement: stated(project, claim, rule.amount_from),
    submitted_on,
    unit_passed_on,
    approved_on,
    returned,
    evidence: { kind, name: `${kind}-${code}-${n + 1}.pdf`, file },
  }
}

function stated(project: Project, claim: InventedClaim, amountFrom: string | undefined): BroughtClaim['statement'] {
  const { kind, milestone = null, event_on, wan, voucher_number = '' } = claim
  const figure = amountFrom?.startsWith('investment')
    ? (project.figures.investment?.agreed as { value: string; unit: string } | undefined)
    : undefined
  const money = wan
    ? { amount: wan, currency: 'CNY', unit: 'wan' }
    : figure
      ? { amount: figure.value, currency: 'CNY', unit: figure.unit }
      : { amount: null, currency: null, unit: null }
  return {
    kind,
    milestone,
    event_on,
    ...money,
    year: null,
    metric: null,
    value: null,
    origin_place: kind === 'arrival' ? (project.facts.origin_place as string) : null,
    capital_increase: false,
    voucher_number,
    contract_number: milestone === 'signing' ? ((project.facts.contract_number as string | undefined) ?? '') : '',
    note: '',
  }
}
