import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { labelDecisions, pairViews } from './model.ts'

const ofPair = z.object({ id: z.uuid() })
const words = z.object({ zh: z.string(), en: z.string() })

const label = z
  .object({
    version: z.number(),
    decision: z.enum(labelDecisions),
    by: z.string().nullable(),
    at: z.string(),
  })
  .nullable()
  .describe('What was decided of the two, null while it waits')

const listed = z
  .object({
    id: z.string(),
    score: z.number().describe('Probability from 0 to 1 that the two are one'),
    decision: z.enum(['same', 'ask']).describe('`same` only on a valid and equal code with a name that fits it'),
    one: z.object({ id: z.string(), name: z.string(), code: z.string().nullable(), region: z.string() }),
    other: z.object({ id: z.string(), name: z.string(), code: z.string().nullable(), region: z.string() }),
    label,
  })
  .openapi('EnterprisePair')

const party = z.object({
  id: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  country: z.string().nullable(),
  region: z.string(),
  industry: z.string().nullable(),
  kind: z.string(),
  address: z.string(),
  contact_name: z.string(),
  contact_phone: z.string(),
  note: z.string(),
  tags: z.array(z.string()),
  other_names: z.array(z.string()),
  created_at: z.string(),
  projects: z.number().describe('How many it invests in, confidential ones left out'),
})

const whole = z
  .object({
    id: z.string(),
    score: z.number(),
    reasons: z.array(words),
    one: party,
    other: party,
    kept_id: z.string().describe('Which of the two stays when they are merged, unless a person says otherwise'),
    seen: z.string().describe('What was compared; to be sent with the decision'),
    label,
  })
  .openapi('EnterprisePairWhole')

const sweep = z
  .object({
    started_at: z.string(),
    finished_at: z.string().nullable(),
    done: z.number(),
    total: z.number().describe('Enterprises there were when it began'),
  })
  .nullable()

export const listPairs = route({
  id: 'enterprises.pairs',
  method: 'get',
  path: '/api/enterprises/pairs',
  summary: ['疑似重复的企业，最像的在前', 'Suspected duplicate enterprises, the likest first'],
  query: z.object({
    view: z.enum(pairViews).default('waiting'),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(listed),
    next: z.string().nullable(),
    waiting: z.number().describe('How many wait for a decision, up to 1,000'),
    waiting_exact: z.boolean(),
    sweep: sweep.describe('The last walk through the whole register'),
  }),
})

export const waitingPairs = route({
  id: 'enterprises.pairs.waiting',
  method: 'get',
  path: '/api/enterprises/pairs/waiting',
  summary: ['待核对的疑似重复企业数', 'How many suspected duplicates wait'],
  answer: z.object({ waiting: z.number().describe('Up to 100'), exact: z.boolean() }),
})

export const sweepPairs = route({
  id: 'enterprises.pairs.sweep',
  method: 'post',
  path: '/api/enterprises/pairs/sweep',
  summary: ['把整个企业库查一遍重复', 'Look through the whole register for duplicates'],
  answer: z.object({ sweep }),
})

export const onePair = route({
  id: 'enterprises.pairs.get',
  method: 'get',
  path: '/api/enterprises/pairs/{id}',
  summary: ['一对疑似重复的企业', 'Two enterprises that may be one'],
  params: ofPair,
  answer: whole,
})

export const decidePair = route({
  id: 'enterprises.pairs.decide',
  method: 'post',
  path: '/api/enterprises/pairs/{id}/decide',
  summary: [
    '判断一对企业不是同一家，或留待以后（同一家则合并）',
    'Say that two enterprises are different, or put them off (those that are one are merged)',
  ],
  params: ofPair,
  body: z.object({ decision: z.enum(['different', 'later']), seen: z.string().max(20_000) }),
  answer: whole,
})

export const reopenPair = route({
  id: 'enterprises.pairs.reopen',
  method: 'post',
  path: '/api/enterprises/pairs/{id}/reopen',
  summary: ['撤回对一对企业的判断', 'Take back what was decided of two enterprises'],
  params: ofPair,
  body: z.object({ version: z.number().int().describe('Of the decision, as it was seen') }),
  answer: whole,
})
