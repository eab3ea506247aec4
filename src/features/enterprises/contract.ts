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
    created_at: z.string(),
    updated_at: z.string(),
    can: z.array(z.string()),
  })
  .openapi('Enterprise')

const shownProject = z.object({
  access: z.enum(['full', 'code_name', 'existence']),
  id: z.string(),
  name: z.string(),
  unit: z.object({ id: z.string(), name: z.string() }),
  stage: z.string().nullable(),
})

const enterprise = listed.extend({ projects: z.array(shownProject) }).openapi('EnterprisePage')

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

export const getEnterprise = route({
  id: 'enterprises.get',
  method: 'get',
  path: '/api/enterprises/{id}',
  summary: ['企业详情及其项目', 'One enterprise and the projects it invests in'],
  params: id,
  answer: enterprise,
})

export const createEnterprise = route({
  id: 'enterprises.create',
  method: 'post',
  path: '/api/enterprises',
  summary: ['新建企业', 'Add an enterprise'],
  body: z.object({ changes }),
  answer: enterprise,
})

export const editEnterprise = route({
  id: 'enterprises.edit',
  method: 'patch',
  path: '/api/enterprises/{id}',
  summary: ['修改企业', 'Change facts of an enterprise'],
  params: id,
  body: z.object({ version: z.number().int(), changes }),
  answer: enterprise,
})
