import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { aliasKinds } from './model.ts'

const ofEnterprise = z.object({ id: z.uuid() })
const ofAlias = z.object({ id: z.uuid(), alias_id: z.uuid() })
const version = z.number().int().describe('Of the enterprise, as it was seen')

const facts = {
  name: z.string().max(500),
  kind: z.enum(aliasKinds).describe('Former name, short name, brand or English name'),
  from_on: z.iso.date().nullable().openapi({ example: '2015-03-01' }),
  until_on: z.iso.date().nullable().openapi({ example: '2024-06-30' }),
  source: z.string().max(500).openapi({ example: '国家企业信用信息公示系统' }),
}
const changes = z
  .strictObject(facts)
  .partial()
  .openapi('EnterpriseAliasChanges', { example: { name: '远帆精工', kind: 'short' } })

const answer = z
  .object({
    version: z.number(),
    can: z.array(z.string()),
    items: z.array(z.object({ id: z.string(), ...facts })),
  })
  .openapi('EnterpriseAliases')

export const listAliases = route({
  id: 'enterprises.aliases',
  method: 'get',
  path: '/api/enterprises/{id}/aliases',
  summary: ['企业别名：曾用名、简称、品牌、英文名', 'Other names of an enterprise: former, short, brand, English'],
  params: ofEnterprise,
  answer,
})

export const addAlias = route({
  id: 'enterprises.aliases.add',
  method: 'post',
  path: '/api/enterprises/{id}/aliases',
  summary: ['添加企业别名', 'Add another name of an enterprise'],
  params: ofEnterprise,
  body: z.object({ version, alias: changes }),
  answer,
})

export const correctAlias = route({
  id: 'enterprises.aliases.correct',
  method: 'patch',
  path: '/api/enterprises/{id}/aliases/{alias_id}',
  summary: ['更正企业别名', 'Correct another name of an enterprise'],
  params: ofAlias,
  body: z.object({ version, changes }),
  answer,
})

export const withdrawAlias = route({
  id: 'enterprises.aliases.withdraw',
  method: 'post',
  path: '/api/enterprises/{id}/aliases/{alias_id}/withdraw',
  summary: ['撤销企业别名', 'Withdraw another name of an enterprise'],
  params: ofAlias,
  body: z.object({ version, reason: z.string().trim().min(1).max(2000).openapi({ example: '误录' }) }),
  answer,
})
