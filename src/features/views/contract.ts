import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { subjects } from './model.ts'

const id = z.uuid()
const version = z.number().int().min(1)
const name = z.string().trim().min(1).max(60).openapi({ example: '本月拟签约' })
const unit_id = z.uuid().nullable().describe('Null: mine alone; else everybody’s of the unit and of those below')
const subject = z.enum(subjects).default('projects').describe('What it is a view of')
const query = z
  .record(z.string().max(80), z.string().max(2_000))
  .refine((given) => Object.keys(given).length <= 60)
  .openapi({ example: { stage: 'talks', sort: 'next_step_on', columns: 'name,unit,next_step' } })
const layout = z.object({
  pinned: z.array(z.string().max(80)).max(60).optional(),
  widths: z.record(z.string().max(80), z.number().int().min(40).max(800)).optional(),
  density: z.enum(['compact', 'roomy']).optional(),
})

const view = z
  .object({
    id,
    version,
    subject: z.enum(subjects),
    name,
    mine: z.boolean(),
    owner: z.string(),
    unit: z.object({ id: z.string(), name: z.string() }).nullable(),
    query,
    layout,
    can: z.array(z.string()).describe('change, remove'),
  })
  .openapi('SavedView')

export const listViews = route({
  id: 'views.list',
  method: 'get',
  path: '/api/views',
  summary: ['我的和共享给我的视图', 'Views that are mine or shared with me'],
  query: z.object({ subject }),
  answer: z.object({ items: z.array(view), default_id: z.string().nullable().describe('The one that I start from') }),
})

export const addView = route({
  id: 'views.add',
  method: 'post',
  path: '/api/views',
  summary: ['保存视图', 'Save a view'],
  body: z.object({ subject, name, unit_id: unit_id.default(null), query, layout: layout.default({}) }),
  answer: view,
})

export const changeView = route({
  id: 'views.change',
  method: 'patch',
  path: '/api/views/{id}',
  summary: ['修改视图', 'Change a view'],
  params: z.object({ id }),
  body: z.object({
    version,
    name: name.optional(),
    unit_id: unit_id.optional(),
    query: query.optional(),
    layout: layout.optional(),
  }),
  answer: view,
})

export const removeView = route({
  id: 'views.remove',
  method: 'delete',
  path: '/api/views/{id}',
  summary: ['删除视图', 'Remove a view'],
  params: z.object({ id }),
  query: z.object({ version: z.coerce.number().int().min(1) }),
})

export const startFrom = route({
  id: 'views.default',
  method: 'put',
  path: '/api/views/default',
  summary: ['设为我的默认视图', 'Start from this view'],
  body: z.object({ id: id.nullable() }),
})
