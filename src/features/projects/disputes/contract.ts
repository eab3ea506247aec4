import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { day, projectId as disputeId, unitRef } from '../contract.ts'
import { answers, decisions, statuses } from './model.ts'

const version = z.number().int().min(1).describe('The version that the writer saw')
const words = z.string().trim().min(1).max(2000)

const dispute = z
  .object({
    id: z.uuid(),
    version: z.number(),
    enterprise: z.object({ id: z.uuid(), name: z.string() }),
    holder: unitRef,
    asking: unitRef,
    status: z.enum(statuses),
    question: z.string(),
    asked_on: day,
    answer_by_on: day,
    answer: z.string(),
    answered_on: day.nullable(),
    appeal: z.string(),
    appealed_on: day.nullable(),
    decision: z.enum(decisions).nullable(),
    reason: z.string(),
    decided_on: day.nullable(),
    can: z.array(z.string()).describe('answer, appeal, withdraw, decide'),
  })
  .openapi('Dispute')

const side = z
  .object({
    project: z.object({ id: z.uuid(), name: z.string() }),
    unit: unitRef,
    brought_on: day.describe('The day it came into the ledger'),
    first_contact_on: day.nullable(),
    stage: z.object({ zh: z.string(), en: z.string() }),
    investment_cny: z.string().nullable(),
    protection: z.object({ registered_on: day, until_on: day, ended_on: day.nullable() }).nullable(),
    talks: z.array(z.object({ on: z.string(), with: z.string(), said: z.string(), by: z.string().nullable() })),
    evidence: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string() })),
  })
  .openapi('DisputeSide')

const whole = dispute
  .extend({
    holder_side: side.nullable().describe('Null for who does not see the holder’s unit'),
    asking_side: side.nullable().describe('Null for who does not see the asking unit, and while it names no project'),
    arbiters: z.array(z.string()).describe('Roles that decide'),
  })
  .openapi('WholeDispute')

export const listDisputes = route({
  id: 'disputes.list',
  method: 'get',
  path: '/api/disputes',
  summary: ['首谈询问和争议，新的在前', 'Questions and disputes over first contact, the latest first'],
  query: z.object({
    open: z.enum(['true', 'false']).default('true').describe('Only those that are not settled'),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ items: z.array(dispute), next: z.string().nullable() }),
})

export const askHolder = route({
  id: 'disputes.ask',
  method: 'post',
  path: '/api/disputes',
  summary: ['向首谈单位询问投资方', 'Ask the unit that holds an investor for it'],
  body: z.object({
    enterprise_id: z.uuid(),
    unit_id: z.uuid().describe('The unit on whose behalf'),
    project_id: z.uuid().optional().describe('Its own project with this investor'),
    question: words.openapi({ example: '该企业的二期拟落我区，能否共同对接？' }),
  }),
  answer: whole,
})

export const showDispute = route({
  id: 'disputes.show',
  method: 'get',
  path: '/api/disputes/{id}',
  summary: ['一条首谈争议，双方材料并列', 'A dispute, with the files of both sides beside each other'],
  params: disputeId,
  answer: whole,
})

export const answerDispute = route({
  id: 'disputes.answer',
  method: 'post',
  path: '/api/disputes/{id}/answer',
  summary: ['答复询问', 'Answer who asks'],
  params: disputeId,
  body: z.object({ version, answer: z.enum(answers), words }),
  answer: whole,
})

export const appealDispute = route({
  id: 'disputes.appeal',
  method: 'post',
  path: '/api/disputes/{id}/appeal',
  summary: ['申诉，请仲裁人裁决', 'Put it to the arbiter'],
  params: disputeId,
  body: z.object({ version, project_id: z.uuid(), appeal: words }),
  answer: whole,
})

export const withdrawDispute = route({
  id: 'disputes.withdraw',
  method: 'post',
  path: '/api/disputes/{id}/withdraw',
  summary: ['撤回询问或申诉', 'Take a question or an appeal back'],
  params: disputeId,
  body: z.object({ version }),
  answer: whole,
})

export const decideDispute = route({
  id: 'disputes.decide',
  method: 'post',
  path: '/api/disputes/{id}/decision',
  summary: ['裁决首谈争议', 'Decide a dispute over first contact'],
  params: disputeId,
  body: z.object({ version, decision: z.enum(decisions), reason: words }),
  answer: whole,
})
