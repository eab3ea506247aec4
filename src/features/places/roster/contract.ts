import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { roles, unitKinds } from '../model.ts'

const id = z.uuid()
const words = z.object({ zh: z.string(), en: z.string() })
const body = z.object({
  text: z.string().max(100_000).describe('Rows as a spreadsheet copies them, or with commas; with a head or without'),
  write: z.boolean().default(false).describe('False only says what would be added'),
})
const line = z.object({
  n: z.number().int().describe('Its number in what was pasted'),
  name: z.string(),
  known: z.boolean().describe('Is there already, and adds nothing'),
  fault: words.nullable().describe('Why it cannot be added'),
})
const ignored = z.array(z.string()).describe('Columns of the head that nothing is known of')
const added = z.number().int().describe('How many were added; 0 where nothing is written')

export const addUnits = route({
  id: 'units.add_many',
  method: 'post',
  path: '/api/units/lines',
  summary: ['批量新增单位（粘贴名单）', 'Add many units, from a pasted list'],
  body,
  answer: z.object({
    items: z.array(
      line.extend({
        short_name: z.string(),
        name_en: z.string(),
        kind: z.enum(unitKinds),
        above: z.string().describe('The unit above; empty where it is unknown'),
      }),
    ),
    ignored,
    added,
  }),
})

export const addMembers = route({
  id: 'members.add_many',
  method: 'post',
  path: '/api/members/lines',
  summary: ['批量新增成员（粘贴名单）', 'Add many members, from a pasted list'],
  body,
  secret: true,
  answer: z.object({
    items: z.array(
      line.extend({
        user_name: z.string(),
        title: z.string(),
        phone: z.string(),
        email: z.string(),
        unit: z.object({ id, name: z.string() }).nullable(),
        roles: z.array(z.enum(roles)),
        password: z.string().nullable().describe('Answered this once, for who was added just now'),
      }),
    ),
    ignored,
    added,
  }),
})
