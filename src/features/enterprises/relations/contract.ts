import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { relationKinds, roles } from './model.ts'

const ofEnterprise = z.object({ id: z.uuid() })
const ofRelation = z.object({ id: z.uuid(), relation_id: z.uuid() })
const version = z.number().int().describe('Of the enterprise, as it was seen')

const facts = {
  role: z
    .enum(roles)
    .describe(
      'What the other is to this one: its parent, its subsidiary, of one group, of one controller, its partner, its joint venture',
    ),
  share: z.string().max(20).nullable().describe('Percent, decimal text').openapi({ example: '51' }),
  since_on: z.iso.date().nullable().openapi({ example: '2018-03-01' }),
  until_on: z.iso.date().nullable().openapi({ example: '2026-06-30' }),
  source: z.string().max(500).openapi({ example: '国家企业信用信息公示系统' }),
}

const told = {
  ...facts,
  proof: z
    .object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().trim().max(200) })
    .nullish()
    .describe('A file that one uploaded oneself (POST /api/files); null takes it away'),
}

const answer = z
  .object({
    version: z.number(),
    can: z.array(z.string()),
    items: z.array(
      z.object({
        id: z.string(),
        ...facts,
        other: z.object({ id: z.string(), name: z.string() }),
        proof: z.object({ name: z.string() }).nullable().describe('The paper that it rests on'),
        current: z.boolean().describe('Whether it holds today'),
      }),
    ),
    nodes: z
      .array(z.object({ id: z.string(), name: z.string(), hops: z.number() }))
      .describe('This company and those up to two relations away, as they are today'),
    links: z.array(
      z.object({
        id: z.string(),
        from: z.string(),
        to: z.string(),
        kind: z.enum(relationKinds),
        share: z.string().nullable(),
      }),
    ),
    more: z.boolean().describe('There are more companies than are shown'),
  })
  .openapi('EnterpriseRelations')

export const listRelations = route({
  id: 'enterprises.relations',
  method: 'get',
  path: '/api/enterprises/{id}/relations',
  summary: [
    '企业的关联关系：母子公司、同一集团、同一实际控制人、合资',
    'Related companies: parent, group, controller, joint venture',
  ],
  params: ofEnterprise,
  answer,
})

export const addRelation = route({
  id: 'enterprises.relations.add',
  method: 'post',
  path: '/api/enterprises/{id}/relations',
  summary: ['登记关联关系', 'Tell of a relation between two enterprises'],
  params: ofEnterprise,
  body: z.object({ version, other_id: z.uuid(), relation: z.strictObject(told) }),
  answer,
})

export const correctRelation = route({
  id: 'enterprises.relations.correct',
  method: 'patch',
  path: '/api/enterprises/{id}/relations/{relation_id}',
  summary: ['更正关联关系', 'Correct a relation between two enterprises'],
  params: ofRelation,
  body: z.object({ version, changes: z.strictObject(told).partial() }),
  answer,
})

export const withdrawRelation = route({
  id: 'enterprises.relations.withdraw',
  method: 'post',
  path: '/api/enterprises/{id}/relations/{relation_id}/withdraw',
  summary: ['撤销关联关系', 'Withdraw a relation between two enterprises'],
  params: ofRelation,
  body: z.object({ version, reason: z.string().trim().min(1).max(2000).openapi({ example: '误录' }) }),
  answer,
})

export const readProof = route({
  id: 'enterprises.relations.proof',
  method: 'get',
  path: '/api/enterprises/{id}/relations/{relation_id}/proof',
  summary: ['关联关系的佐证文件', 'The paper that a relation rests on'],
  params: ofRelation,
  streams: 'application/octet-stream',
})

export const listKin = route({
  id: 'enterprises.kin',
  method: 'get',
  path: '/api/enterprises/{id}/kin',
  summary: [
    '同一集团中已有单位跟踪或已有项目的其他企业',
    'Other companies of the group that are courted or invest already',
  ],
  params: ofEnterprise,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.enum(roles).nullable().describe('What it is to this one; null where others stand between'),
        held: z
          .object({ unit: z.object({ id: z.string(), name: z.string() }), until_on: z.string(), ours: z.boolean() })
          .nullable()
          .describe('Whose first contact protects it'),
        projects: z.number().describe('How many it invests in, confidential ones left out'),
      }),
    ),
  }),
})
