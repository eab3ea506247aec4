import { claimRuleOf } from '#features/playbook/claims/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { ClaimRule } from '#features/playbook/schema/rules/model.ts'
import type { BroughtClaim, BroughtFile } from '#features/projects/claims/bulk/model.ts'
import type { Project } from '#features/projects/model.ts'
import { inventedPaper } from '../evidence/model.ts'
import type { InventedClaim } from '../life/model.ts'

/** A claim before its paper is filed. */
export interface Unfiled extends Omit<BroughtClaim, 'evidence'> {
  kind: string
  name: string
  paper: Buffer
}

/** The claims of an invented project that the playbook knows, each with a paper of its own. */
export function unfiledClaims(playbook: Playbook, project: Project, claims: InventedClaim[]): Unfiled[] {
  return claims.filter((claim) => ruleOf(playbook, claim)).map((claim, n) => unfiled(playbook, project, claim, n + 1))
}

/** The claim with its paper filed. */
export function filed(
  { kind, name, paper: _, ...claim }: Unfiled,
  file: Pick<BroughtFile, 'sha256' | 'size' | 'media_type'>,
) {
  return { ...claim, evidence: { kind, name, file } } satisfies BroughtClaim
}

function unfiled(playbook: Playbook, project: Project, claim: InventedClaim, n: number): Unfiled {
  const rule = ruleOf(playbook, claim)!
  const kind = claim.metric === 'tax' ? 'tax_certificate' : (firstPaper(rule) ?? 'contract')
  const code = project.facts.code as string
  const lines = [
    'Demo evidence',
    `${rule.en}: ${kind}`,
    `Project ${code}`,
    `Date ${claim.event_on}`,
    `Paper ${n}, ${claim.voucher_number ?? ''}`,
    'Invented for demonstration. Not a real document.',
  ]
  const { submitted_on, unit_passed_on, approved_on, returned } = claim
  const history = { submitted_on, unit_passed_on, approved_on, returned }
  const statement = stated(project, claim, rule.amount_from)
  return { statement, ...history, kind, name: `${kind}-${code}-${n}.pdf`, paper: inventedPaper(lines) }
}

function firstPaper({ needs }: ClaimRule): string | undefined {
  return needs.flatMap((need) => need.evidence ?? [])[0]
}

function ruleOf(playbook: Playbook, { kind, milestone }: InventedClaim) {
  return claimRuleOf(playbook, { kind, milestone: milestone ?? null })
}

function stated(project: Project, claim: InventedClaim, amountFrom: string | undefined): BroughtClaim['statement'] {
  const { kind, milestone = null, metric = null, year = null, event_on, wan, voucher_number = '' } = claim
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
    year,
    metric,
    value: null,
    origin_place: kind === 'arrival' ? (project.facts.origin_place as string) : null,
    capital_increase: false,
    voucher_number,
    contract_number: milestone === 'signing' ? ((project.facts.contract_number as string | undefined) ?? '') : '',
    note: '',
  }
}
