import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { day, projectId, said, unitRef } from '../contract.ts'
import { showable, statuses } from './model.ts'

const version = z.number().int().min(1).describe('The version that the writer saw')
const words = z.string().trim().min(1).max(2000)
const percent = z.number().int().min(0).max(100)
const terms = {
  share_counts: percent
    .describe('Percent of counts and amounts for the unit that passes it on')
    .openapi({ example: 50 }),
  share_tax: percent.describe('Percent of its tax, likewise').openapi({ example: 50 }),
  share_years: z.number().int().min(0).max(50).describe('Years from the day it is taken').openapi({ example: 5 }),
}
const transferId = z.object({ id: z.uuid() })

const transfer = z
  .object({
    id: z.uuid(),
    version: z.number(),
    status: z.enum(statuses),
    pooled: z.boolean().describe('Whoever comes first takes it'),
    name: z.string().describe('Blank where it is not shown; of a confidential project its code name'),
    industry: z.string().nullable(),
    investment_cny: z.string().nullable().describe('Yuan'),
    needs: z.string(),
    project_id: z.uuid().nullable().describe('For who sees the project itself'),
    origin: unitRef.describe('The unit that brought the project'),
    from: unitRef,
    to: unitRef.nullable(),
    reason: z.string().describe('For the two sides alone'),
    answer: z.string(),
    offered_on: day,
    answer_by_on: day,
    answered_on: day.nullable(),
    ...terms,
    shared_until_on: day.nullable(),
    can: z.array(z.string()).describe('take, decline, take_back, terms'),
  })
  .openapi('Transfer')

const part = z.object({ n: z.number(), cny: z.string().describe('Yuan') })

/** With what came of the agreement. */
const sharing = transfer
  .extend({
    shared: z
      .array(
        z.object({ indicator: z.string(), label: said, measure: z.enum(['count', 'amount']), from: part, to: part }),
      )
      .describe('What each of the two units has of the project’s figures by now; for the two sides alone'),
  })
  .openapi('SharingTransfer')

export const listTransfers = route({
  id: 'transfers.list',
  method: 'get',
  path: '/api/transfers',
  summary: ['流转池，或本单位的流转，新的在前', 'The pool, or the transfers of one’s own units, the latest first'],
  query: z.object({
    view: z.enum(['pool', 'ours']).default('pool'),
    q: z.string().trim().max(100).optional().openapi({ example: '减速器' }),
    industry: z
      .string()
      .regex(/^\d{2,4}$/)
      .optional()
      .openapi({ example: '35' }),
    unit: z.uuid().optional().describe('The unit that passes it on'),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ items: z.array(transfer), next: z.string().nullable() }),
})

export const showTransfer = route({
  id: 'transfers.show',
  method: 'get',
  path: '/api/transfers/{id}',
  summary: ['一条流转', 'One transfer'],
  params: transferId,
  answer: sharing,
})

export const projectTransfers = route({
  id: 'projects.transfers',
  method: 'get',
  path: '/api/projects/{id}/transfers',
  summary: ['项目的来源与流转', 'Where a project comes from and was passed on to'],
  params: projectId,
  answer: z.object({
    origin: unitRef.nullable().describe('The unit that brought it, where it is with another now or was'),
    rule: z.object({
      answer_days: z.number(),
      pool_days: z.number(),
      share_counts: z.number(),
      share_tax: z.number(),
      years: z.number(),
    }),
    items: z.array(sharing),
    can: z.array(z.string()).describe('pass_on'),
  }),
})

export const passOn = route({
  id: 'projects.pass_on',
  method: 'post',
  path: '/api/projects/{id}/transfers',
  summary: ['流转项目给指定单位或流转池', 'Pass a project on to a named unit or to the pool'],
  params: projectId,
  body: z.object({
    version: z.number().int().describe('The version of the project that the writer saw'),
    to_unit_id: z.uuid().optional().describe('Without it the project goes to the pool'),
    reason: words.openapi({ example: '本区无合适用地，建议由临港承接' }),
    show: z.array(z.enum(showable)).describe('What others may read before one of them takes it'),
    needs: z.string().trim().max(2000).default('').openapi({ example: '需标准厂房 2 万平方米，年内投产' }),
    share_counts: terms.share_counts.optional(),
    share_tax: terms.share_tax.optional(),
    share_years: terms.share_years.optional(),
  }),
  answer: sharing,
})

export const setTerms = route({
  id: 'transfers.terms',
  method: 'post',
  path: '/api/transfers/{id}/terms',
  summary: ['调整共享比例与年限', 'Change how the figures will be shared'],
  params: transferId,
  body: z.object({ version, ...terms }),
  answer: sharing,
})

export const takeOver = route({
  id: 'transfers.take',
  method: 'post',
  path: '/api/transfers/{id}/take',
  summary: ['接收或认领项目', 'Take a project over, or claim it from the pool'],
  params: transferId,
  body: z.object({ version, unit_id: z.uuid().describe('The unit that takes it') }),
  answer: sharing,
})

export const decline = route({
  id: 'transfers.decline',
  method: 'post',
  path: '/api/transfers/{id}/decline',
  summary: ['退回流转', 'Decline a project'],
  params: transferId,
  body: z.object({ version, reason: words }),
  answer: sharing,
})

export const takeBack = route({
  id: 'transfers.take_back',
  method: 'post',
  path: '/api/transfers/{id}/take-back',
  summary: ['撤回流转', 'Withdraw an offer'],
  params: transferId,
  body: z.object({ version }),
  answer: sharing,
})
