import { z } from '@hono/zod-openapi'
import { unitKinds } from '#features/places/model.ts'
import { route } from '#platform/http/route.ts'

const name = z.string().trim().min(1).max(100)

export const foundPlace = route({
  id: 'founding.found',
  method: 'post',
  path: '/api/founding',
  summary: ['建立本地：第一个单位和第一位管理员', 'Found the place: its topmost unit and its first administrator'],
  open: true,
  secret: true,
  body: z.object({
    key: z.string().max(100).describe('Printed by the server where nobody works yet'),
    name,
    name_en: z.string().trim().max(100).default(''),
    kind: z.enum(unitKinds),
    user_name: z.string().min(1).max(64).describe('Of the first administrator'),
    admin_name: name,
    password: z.string().min(1).max(128),
  }),
  answer: z.object({ user_name: z.string() }),
})
