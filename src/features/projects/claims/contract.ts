import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { day, missing, projectId, said, unitRef } from '../contract.ts'
import { relocation } from '../relocations/contract.ts'
import { claimKinds, claimStatuses } from './model.ts'

const decimal = z.string().regex(/^-?\d{1,16}(\.\d{1,4})?$/)
const word = z.string().trim().max(200)

const statement = z.object({
  kind: z.enum(claimKinds),
  milestone: z.string().max(40).nullable().default(null).openapi({ example: 'signing' }),
  event_on: day,
  year: z.number().int().min(1990).max(2100).nullable().default(null),
  metric: z.enum(['jobs', 'output', 'tax']).nullable().default(null),
  value: decimal.nullable().default(null),
  amount: decimal.nullable().default(null).openapi({ example: '3.5' }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null)
    .openapi({ example: 'CNY' }),
  unit: z.enum(['yuan', 'qian', 'wan', 'yi']).nullable().default(null),
  origin_place: z.string().max(40).nullable().default(null),
  capital_increase: z.boolean().default(false),
  voucher_number: word.default(''),
  contract_number: word.default(''),
  note: z.string().trim().max(2000).default(''),
})

const attachments = z
  .array(
    z.object({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      kind: z.string().max(60),
      name: z.string().min(1).max(500),
      number: z.string().max(200).optional(),
    }),
  )
  .max(50)
  .default([])

const evidence = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  number: z.string(),
  sha256: z.string(),
  size: z.number(),
  media_type: z.string(),
})

const claim = z
  .object({
    id: z.string(),
    version: z.number(),
    project: z.object({ id: z.string(), name: z.string() }),
    unit: unitRef,
    title: said,
    kind: z.enum(claimKinds),
    milestone: z.string().nullable(),
    event_on: z.string(),
    year: z.number().nullable(),
    metric: z.string().nullable(),
    value: z.string().nullable(),
    amount: z.string().nullable(),
    currency: z.string().nullable(),
    money_unit: z.string().nullable(),
    cny: z.string().nullable(),
    rate: z.string().nullable(),
    rate_on: z.string().nullable(),
    origin_place: z.string().nullable(),
    capital_increase: z.boolean(),
    voucher_number: z.string(),
    contract_number: z.string(),
    note: z.string(),
    reverses: z.string().nullable(),
    reversed: z.boolean(),
    status: z.enum(claimStatuses),
    waits_for: z.enum(['unit', 'city']).nullable(),
    levels: z.array(z.enum(['unit', 'city'])),
    submitted_by: z.string().nullable(),
    submitted_at: z.string().nullable(),
    approved_on: z.string().nullable(),
    return_reason: z.string(),
    evidence: z.array(evidence),
    can: z.array(z.string()).openapi({ example: ['approve', 'return'] }),
  })
  .openapi('Claim')

const claimId = z.object({ id: z.uuid() })

const twin = z.object({
  what: z.enum(['file', 'voucher', 'contract']),
  number: z.string(),
  project: z.object({ id: z.string(), name: z.string(), unit: unitRef, access: z.enum(['open', 'existence']) }),
  claim_id: z.string().nullable(),
})

const whole = claim
  .extend({
    twins: z.array(twin).describe('Other projects with the same file, voucher or contract number'),
    missing: z.array(missing),
    relocation: relocation.nullable().describe('That its project is a relocation 企业平移, and on what that rests'),
    history: z.array(
      z.object({ kind: z.string(), at: z.string(), actor: z.string().nullable(), note: z.string().nullable() }),
    ),
  })
  .openapi('WholeClaim')

export const listProjectClaims = route({
  id: 'claims.of_project',
  method: 'get',
  path: '/api/projects/{id}/claims',
  summary: ['项目的申报', 'Claims of a project'],
  params: projectId,
  answer: z.object({ items: z.array(claim) }),
})

export const submitClaim = route({
  id: 'claims.submit',
  method: 'post',
  path: '/api/projects/{id}/claims',
  summary: ['提交申报', 'Submit a claim with its evidence'],
  params: projectId,
  body: statement.extend({ evidence: attachments }),
  answer: whole,
})

export const amendClaim = route({
  id: 'claims.amend',
  method: 'patch',
  path: '/api/claims/{id}',
  summary: ['修改并重新提交', 'Mend a claim and submit it again'],
  params: claimId,
  body: statement.extend({ version: z.number().int(), evidence: attachments }),
  answer: whole,
})

export const listClaims = route({
  id: 'claims.queue',
  method: 'get',
  path: '/api/claims',
  summary: ['审核队列', 'Claims that wait, oldest first; settled ones, latest first'],
  query: z.object({
    queue: z.enum(['mine', 'all']).default('mine').describe('mine: what I may review now'),
    status: z.enum(claimStatuses).optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        version: z.number(),
        title: said,
        project: z.object({ id: z.string(), name: z.string() }),
        unit: unitRef,
        kind: z.enum(claimKinds),
        event_on: z.string(),
        cny: z.string().nullable(),
        reverses: z.string().nullable(),
        status: z.enum(claimStatuses),
        submitted_by: z.string().nullable(),
        submitted_at: z.string().nullable(),
        evidence: z.number(),
        relocated: z.boolean().describe('That its project is a relocation and does not count as new'),
      }),
    ),
    next: z.string().nullable(),
    total: z.number().nullable().describe('With the first page'),
    total_exact: z.boolean(),
  }),
})

export const getClaim = route({
  id: 'claims.read',
  method: 'get',
  path: '/api/claims/{id}',
  summary: ['申报详情', 'A claim with its evidence, twins and history'],
  params: claimId,
  answer: whole,
})

export const reviewClaim = route({
  id: 'claims.review',
  method: 'post',
  path: '/api/claims/{id}/review',
  summary: ['审核', 'Approve a claim, or return it with a reason'],
  params: claimId,
  body: z.object({
    version: z.number().int(),
    decision: z.enum(['approve', 'return']),
    reason: z.string().max(2000).optional(),
  }),
  answer: whole,
})

export const reverseClaim = route({
  id: 'claims.reverse',
  method: 'post',
  path: '/api/claims/{id}/reverse',
  summary: ['冲销', 'Submit a claim that takes an approved one back'],
  params: claimId,
  body: z.object({ version: z.number().int(), reason: z.string().max(2000) }),
  answer: whole,
})
