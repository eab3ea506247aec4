import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { roles } from '../model.ts'

const id = z.uuid()
const grants = z.array(z.object({ unit_id: id, role: z.enum(roles) })).max(50)
const words = z.string().trim().max(80)
const name = z.string().trim().min(1).max(80).openapi({ example: '林悦' })
const password = z.string().min(1).max(128)

const member = z
  .object({
    id,
    user_name: z.string(),
    name: z.string(),
    name_en: z.string(),
    title: z.string(),
    phone: z.string(),
    email: z.string(),
    grants: z.array(z.object({ unit_id: id, role: z.enum(roles) })),
    disabled: z.boolean(),
    two_factor: z.boolean(),
    version: z.number().int(),
    can: z.array(z.string()).describe('change, grant, disable, enable, reset_password'),
  })
  .openapi('Member')

export const listMembers = route({
  id: 'members.list',
  method: 'get',
  path: '/api/members',
  summary: ['我管理的成员', 'The members that I administer'],
  query: z.object({
    q: z.string().trim().max(80).optional().describe('Part of a name or user name'),
    unit_id: id.optional().describe('Who holds something in this unit or below'),
    cursor: id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({ items: z.array(member), next: z.string().nullable() }),
})

export const memberChoices = route({
  id: 'members.choices',
  method: 'get',
  path: '/api/members/choices',
  summary: ['可选的成员（姓名与单位）', 'Members to choose from, by name and unit'],
  query: z.object({
    q: z.string().trim().max(80).optional(),
    unit_id: id.optional(),
    cursor: id.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(z.object({ id, name: z.string(), name_en: z.string(), unit_id: id.nullable() })),
    next: z.string().nullable(),
  }),
})

export const addMember = route({
  id: 'members.add',
  method: 'post',
  path: '/api/members',
  summary: ['新增成员', 'Add a member'],
  body: z.object({
    user_name: z.string().openapi({ example: 'lin.yue' }),
    name,
    name_en: words.default(''),
    title: words.default(''),
    phone: words.default(''),
    email: z.union([z.literal(''), z.email()]).default(''),
    grants: grants.min(1),
    password: password.optional().describe('Left out, a random one is made and answered this once'),
  }),
  secret: true,
  answer: member.extend({ password: z.string().nullable() }),
})

export const changeMember = route({
  id: 'members.change',
  method: 'patch',
  path: '/api/members/{id}',
  summary: ['修改成员、角色，停用或启用', 'Change a member and their roles, disable or enable'],
  params: z.object({ id }),
  body: z.object({
    version: z.number().int().min(1),
    name: name.optional(),
    name_en: words.optional(),
    title: words.optional(),
    phone: words.optional(),
    email: z.union([z.literal(''), z.email()]).optional(),
    grants: grants.optional(),
    disabled: z.boolean().optional(),
  }),
  answer: member,
})

export const resetPassword = route({
  id: 'members.reset_password',
  method: 'post',
  path: '/api/members/{id}/password',
  summary: ['重置成员密码，其会话全部退出，两步验证关闭', 'Reset a password; sessions end, two-factor is switched off'],
  params: z.object({ id }),
  body: z.object({ password: password.optional() }),
  secret: true,
  answer: z.object({ password: z.string().nullable() }),
})
