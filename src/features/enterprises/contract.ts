import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'

const id = z.object({ id: z.uuid() })
const line = z.string().max(500)

const facts = {
  name: line,
  code: line.nullable().openapi({ description: 'Unified social credit code' }),
  country: z.string().max(2).nullable().openapi({ example: 'DE' }),
  region: line,
  industry: z.string().max(10).nullable(),
  kind: line,
  address: line,
  contact_name: line,
  contact_phone: line,
  note: z.string().max(20_000),
  tags: z.array(z.string().max(50)).max(100),
}

const changes = z
  .strictObject(facts)
  .partial()
  .openapi('EnterpriseChanges', { example: { name: '远帆精工（苏州）有限公司' } })

const listed = z
  .object({
    id: z.string(),
    version: z.number(),
    ...facts,
    other_names: z.array(z.string()).describe('Former and short names, brands and English names'),
    created_at: z.string(),
    updated_at: z.string(),
    can: z.array(z.string()),
  })
  .openapi('Enterprise')

const shownProject = z.object({
  access: z.enum(['full', 'existence']),
  id: z.string(),
  name: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  stage: z.object({ id: z.string(), zh: z.string(), en: z.string() }).nullable(),
  light: z.string().nullable(),
  investment_cny: z.string().nullable().describe('Yuan: agreed, else announced, else what has arrived'),
})

const candidate = z
  .object({
    id: z.string(),
    name: z.string(),
    code: z.string().nullable(),
    region: z.string(),
    score: z.number().describe('Probability from 0 to 1 that it is the one'),
    decision: z
      .enum(['same', 'ask', 'different'])
      .describe('`same` only on a valid and equal code with a name that fits it; else a person decides'),
    reasons: z.array(z.object({ zh: z.string(), en: z.string() })),
  })
  .openapi('EnterpriseCandidate', {
    example: {
      id: '019a0000-0000-7000-8000-000000000001',
      name: '昆山恒力精密机械有限公司',
      code: null,
      region: '昆山',
      score: 0.93,
      decision: 'ask',
      reasons: [{ zh: '字号相同', en: 'the same trade name' }],
    },
  })

export const listEnterprises = route({
  id: 'enterprises.list',
  method: 'get',
  path: '/api/enterprises',
  summary: ['企业列表', 'Enterprises by name'],
  query: z.object({
    q: z.string().max(100).optional(),
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(
      listed.extend({ projects: z.number().describe('How many it invests in, confidential ones left out') }),
    ),
    next: z.string().nullable(),
  }),
})

export const enterpriseCandidates = route({
  id: 'enterprises.candidates',
  method: 'get',
  path: '/api/enterprises/candidates',
  summary: ['一个名称可能是哪家已知企业，附理由', 'Which known enterprises a name may be, and why'],
  query: z.object({
    name: z.string().max(300).default('').openapi({ example: '恆力（昆山）精密機械' }),
    code: z.string().max(30).optional().openapi({ description: 'Unified social credit code, where it is known' }),
    limit: z.coerce.number().int().min(1).max(20).default(5),
  }),
  answer: z.object({
    items: z.array(candidate).describe('The likest first; those that are surely different are left out'),
  }),
})

export const getEnterprise = route({
  id: 'enterprises.get',
  method: 'get',
  path: '/api/enterprises/{id}',
  summary: ['企业详情', 'One enterprise'],
  params: id,
  answer: listed,
})

export const enterpriseProjects = route({
  id: 'enterprises.projects',
  method: 'get',
  path: '/api/enterprises/{id}/projects',
  summary: ['企业投资的项目，新的在前', 'The projects that an enterprise invests in, the latest first'],
  params: id,
  query: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.object({ items: z.array(shownProject), next: z.string().nullable() }),
})

export const createEnterprise = route({
  id: 'enterprises.create',
  method: 'post',
  path: '/api/enterprises',
  summary: ['新建企业', 'Add an enterprise'],
  body: z.object({ changes }),
  answer: listed,
})

export const editEnterprise = route({
  id: 'enterprises.edit',
  method: 'patch',
  path: '/api/enterprises/{id}',
  summary: ['修改企业', 'Change facts of an enterprise'],
  params: id,
  body: z.object({ version: z.number().int(), changes }),
  answer: listed,
})
