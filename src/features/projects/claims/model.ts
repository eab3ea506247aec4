import { Decimal } from 'decimal.js'
import { claimRuleOf } from '#features/playbook/claims/model.ts'
import { rateOn } from '#features/playbook/rates/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { moneyUnits, priced } from '../figures/model.ts'
import { text } from './text.ts'

export const claimKinds = ['milestone', 'arrival', 'outcome'] as const
export type ClaimKind = (typeof claimKinds)[number]
export const claimStatuses = ['submitted', 'unit_approved', 'approved', 'returned'] as const
export type ClaimStatus = (typeof claimStatuses)[number]
export type Level = 'unit' | 'city'

/** What a claim states. Money is decimal text in its own currency and unit. */
export interface Statement {
  kind: ClaimKind
  milestone: string | null
  event_on: string
  year: number | null
  metric: string | null
  value: string | null
  amount: string | null
  currency: string | null
  unit: string | null
  origin_place: string | null
  capital_increase: boolean
  voucher_number: string
  contract_number: string
  note: string
}

/** A claim as it is kept; `cny` is its amount in yuan at the rate of the day of the event. */
export interface Claim extends Statement {
  id: string
  version: number
  project_id: string
  unit_id: string
  cny: string | null
  rate: string | null
  rate_on: string | null
  reverses: string | null
  status: ClaimStatus
  submitted_by: string | null
  submitted_at: string | null
  unit_reviewed_by: string | null
  unit_reviewed_at: string | null
  city_reviewed_by: string | null
  city_reviewed_at: string | null
  approved_on: string | null
  return_reason: string
  created_at: string
  updated_at: string
}

/** The level that a claim waits for; null once it is approved or returned. */
export function dueLevel(levels: readonly Level[], status: ClaimStatus): Level | null {
  if (status === 'submitted') return levels[0] ?? 'unit'
  if (status === 'unit_approved') return 'city'
  return null
}

/** Where an approval at a level takes the claim: to the next level, or home. */
export function approvedAt(levels: readonly Level[], level: Level): ClaimStatus {
  return level === 'unit' && levels.includes('city') ? 'unit_approved' : 'approved'
}

/** The levels that the playbook has for a claim; a reversal passes the same as what it reverses. */
export function levelsOf(playbook: Playbook, claim: Pick<Claim, 'kind' | 'milestone'>): Level[] {
  return claimRuleOf(playbook, claim)?.review ?? ['unit', 'city']
}

/** The amount in yuan at the playbook's rate of the day of the event; nulls where there is no amount or no rate. */
export function converted(playbook: Playbook, statement: Statement): Pick<Claim, 'cny' | 'rate' | 'rate_on'> {
  const { amount, currency, unit, event_on } = statement
  if (amount === null) return { cny: null, rate: null, rate_on: null }
  const rateOf = (code: string) => rateOn(playbook, code, event_on)
  const worth = priced({ value: amount, unit: unit ?? 'yuan', currency: currency ?? 'CNY' }, rateOf)
  return { cny: worth.cny ?? null, rate: worth.rate ?? null, rate_on: worth.rate_on ?? null }
}

export function isMoneyUnit(unit: string | null): boolean {
  return unit !== null && unit in moneyUnits
}

/** Claims that are approved and that no approved reversal takes back; reversals themselves do not stand. */
export function standing<C extends Pick<Claim, 'id' | 'status' | 'reverses'>>(claims: readonly C[]): C[] {
  const approved = claims.filter((claim) => claim.status === 'approved')
  const reversed = new Set(approved.flatMap((claim) => claim.reverses ?? []))
  return approved.filter((claim) => claim.reverses === null && !reversed.has(claim.id))
}

/** Claims that wait for review or stand: what is stated a second time meets these. */
export function openOrStanding(claims: readonly Claim[]): Claim[] {
  const stands = new Set(standing(claims))
  return claims.filter((claim) => claim.reverses === null && (stands.has(claim) || isWaiting(claim)))
}

function isWaiting({ status }: Claim): boolean {
  return status === 'submitted' || status === 'unit_approved'
}

/** What a claim is called: 签约申报. */
export function titleOf(playbook: Playbook, claim: Pick<Claim, 'kind' | 'milestone'>): readonly [string, string] {
  const rule = claimRuleOf(playbook, claim)
  return rule ? [rule.zh, rule.en] : text.claim
}

/** Yuan of the arrivals that stand; null where there are none. */
export function arrivedSum(claims: readonly Claim[]): string | null {
  const arrivals = standing(claims).filter((claim) => claim.kind === 'arrival' && claim.cny !== null)
  if (arrivals.length === 0) return null
  return arrivals.reduce((sum, claim) => sum.plus(claim.cny!), new Decimal(0)).toFixed(2)
}

const factNames = [
  'project_id',
  'unit_id',
  'kind',
  'milestone',
  'event_on',
  'year',
  'metric',
  'value',
  'amount',
  'currency',
  'unit',
  'cny',
  'rate',
  'rate_on',
  'origin_place',
  'capital_increase',
  'voucher_number',
  'contract_number',
  'note',
  'reverses',
  'status',
  'submitted_by',
  'submitted_at',
  'unit_reviewed_by',
  'unit_reviewed_at',
  'city_reviewed_by',
  'city_reviewed_at',
  'approved_on',
  'return_reason',
] as const satisfies (keyof Claim)[]

/** What the ledger answers for. */
export function facts(claim: Claim): Record<string, unknown> {
  return Object.fromEntries(factNames.map((name) => [name, claim[name]]))
}
