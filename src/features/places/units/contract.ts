import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { unitKinds } from '../model.ts'

const id = z.uuid()
const name = z.string().trim().min(1).max(80).openapi({ example: '昆山开发区招商局' })
const words = z.string().trim().max(80)

const unit = z
  .object({
    id,
    parent_id: id.nullable(),
    kind: z.enum(unitKinds),
    name: z.string(),
    name_en: z.string(),
    short_name: z.string(),
    position: z.number().int(),
    closed_on: z.string().nullable(),
    version: z.number().int(),
    can: z.array(z.string()).describe('add, rename, move, close, reopen'),
  })
  .openapi('Unit')

export const listUnits = route({
  id: 'units.list',
  method: 'get',
  path: '/api/units',
  summary: ['本部署单位的全部单位，上级在前', 'Every unit of the tenant, those above first'],
  answer: z.object({ items: z.array(unit) }),
})

export const addUnit = route({
  id: 'units.add',
  method: 'post',
  path: '/api/units',
  summary: ['新增单位', 'Add a unit'],
  body: z.object({
    parent_id: id,
    kind: z.enum(unitKinds),
    name,
    name_en: words.default(''),
    short_name: words.default(''),
    position: z.number().int().min(0).max(10_000).default(0),
  }),
  answer: unit,
})

export const changeUnit = route({
  id: 'units.change',
  method: 'patch',
  path: '/api/units/{id}',
  summary: ['修改、移动、撤销或恢复单位', 'Rename, move, close or reopen a unit'],
  params: z.object({ id }),
  body: z.object({
    version: z.number().int().min(1),
    parent_id: id.optional(),
    kind: z.enum(unitKinds).optional(),
    name: name.optional(),
    name_en: words.optional(),
    short_name: words.optional(),
    position: z.number().int().min(0).max(10_000).optional(),
    closed: z.boolean().optional(),
  }),
  answer: unit,
})
