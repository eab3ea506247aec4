import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { type Missing, missingOf } from '../gate/model.ts'
import type { Playbook } from '../schema/model.ts'
import type { ClaimKind } from '../schema/parts/model.ts'
import type { ClaimRule } from '../schema/rules/model.ts'

/** What a claim states, as far as the playbook judges it. */
export interface StatedClaim {
  kind: string // milestone, arrival, outcome
  milestone?: string | null
  metric?: string | null
  amount?: string | null
  voucher_number?: string | null
  /** Kinds of evidence attached to the claim itself. */
  evidence: string[]
}

/** The playbook's rule for a claim; undefined where this place does not take such claims. */
export function claimRuleOf(
  playbook: Playbook,
  claim: { kind: string; milestone?: string | null },
): ClaimRule | undefined {
  return playbook.claims[(claim.kind === 'milestone' ? claim.milestone : claim.kind) as ClaimKind]
}

/** What a claim still lacks before it can be submitted; its evidence must be its own. RangeError for a kind that is not taken. */
export function claimGaps(playbook: Playbook, claim: StatedClaim, project: ProjectDocument, today: string): Missing[] {
  const rule = claimRuleOf(playbook, claim)
  if (!rule) throw new RangeError(`No claim of kind '${claim.milestone ?? claim.kind}'`)
  const shown = { ...project, evidence: claim.evidence.map((kind) => ({ kind })) }
  return [
    ...(rule.amount === 'required' && isBlank(claim.amount) ? [amountMissing] : []),
    ...(rule.voucher && isBlank(claim.voucher_number) ? [voucherMissing] : []),
    ...missingOf(playbook, shown, rule.needs, today, saidOf(claim)),
  ]
}

/** What a condition of a need may ask of the claim; what it does not state is blank, so that no condition is left open by it. */
function saidOf({ kind, milestone, metric }: StatedClaim): Record<string, unknown> {
  return { kind, milestone: milestone ?? '', metric: metric ?? '' }
}

const amountMissing: Missing = {
  field: 'amount',
  kind: 'field',
  label: { zh: '金额', en: 'Amount' },
  because: { zh: '此类申报按金额统计', en: 'Claims of this kind are counted by amount' },
}

const voucherMissing: Missing = {
  field: 'voucher_number',
  kind: 'field',
  label: { zh: '凭证号', en: 'Voucher number' },
  because: { zh: '同一凭证只能申报一次，须填写凭证号', en: 'A voucher serves one claim only, so its number is needed' },
}

function isBlank(text: string | null | undefined): boolean {
  return text === null || text === undefined || text.trim() === ''
}
