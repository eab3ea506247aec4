import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { layouts } from './model.ts'

const id = z.uuid()
const version = z.number().int().min(1)
const seen = z.coerce.number().int().min(1).describe('The version that the writer saw')
const name = z.string().trim().min(1).max(60).openapi({ example: '省重点项目申报表' })
const unit_id = z.uuid().nullable().describe('Null: mine alone; else everybody’s of the unit and of those below')
const layout = z.enum(layouts).describe('A form for each project, or a register with a row for each')
const names = z
  .record(z.string().max(200), z.string().max(80))
  .refine((given) => Object.keys(given).length <= 200)
  .describe('What names in the form mean that nobody knows: as written → id of a known name')
  .openapi({ example: { 单位全称: 'company_name' } })
const fileName = z.string().max(500).optional().describe('Or in the header x-file-name, percent-encoded')
const streams = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const known = z
  .object({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    of: z.enum(['project', 'investor', 'filling']),
    kind: z.enum(['text', 'day', 'yesno', 'industry', 'figure', 'number']),
    quantity: z.string().nullable(),
    yearly: z.boolean(),
  })
  .openapi('TemplateName')

const template = z
  .object({
    id,
    version,
    name,
    layout,
    names,
    file_name: z.string(),
    mine: z.boolean(),
    owner: z.string(),
    unit: z.object({ id: z.string(), name: z.string() }).nullable(),
    changed_at: z.string(),
    can: z.array(z.string()).describe('change, remove'),
  })
  .openapi('FormTemplate')

const whole = template
  .extend({
    register: z.boolean().describe('Whether its place-holders allow a register'),
    places: z.array(
      z.object({
        sheet: z.string(),
        cell: z.string(),
        name: z.string().describe('As written between the braces'),
        known: known.nullable(),
        why: z
          .enum(['name', 'form', 'formula', 'outside'])
          .nullable()
          .describe('Why it is not filled: unknown name, unknown form, in a formula, or in no cell'),
        nearest: known.nullable(),
      }),
    ),
  })
  .openapi('WholeFormTemplate')

export const listTemplates = route({
  id: 'templates.list',
  method: 'get',
  path: '/api/templates',
  summary: ['我的和共享给我的表样', 'Forms to be filled that are mine or shared with me'],
  answer: z.object({ items: z.array(template) }),
})

export const listNames = route({
  id: 'templates.names',
  method: 'get',
  path: '/api/templates/names',
  summary: ['可用的占位符', 'Names that a place-holder may have'],
  answer: z.object({ items: z.array(known) }),
})

export const addTemplate = route({
  id: 'templates.add',
  method: 'post',
  path: '/api/templates',
  summary: [
    '上传空表（.xlsx，5 MB 以内）',
    'Upload an empty form: .xlsx of up to 5 MB with place-holders in its cells',
  ],
  query: z.object({ name: fileName }),
  takesFile: true,
  answer: whole,
})

export const showTemplate = route({
  id: 'templates.show',
  method: 'get',
  path: '/api/templates/{id}',
  summary: ['表样与占位符', 'A template and what each of its place-holders means'],
  params: z.object({ id }),
  answer: whole,
})

export const changeTemplate = route({
  id: 'templates.change',
  method: 'patch',
  path: '/api/templates/{id}',
  summary: ['修改表样', 'Change a template'],
  params: z.object({ id }),
  body: z.object({
    version,
    name: name.optional(),
    unit_id: unit_id.optional(),
    layout: layout.optional(),
    names: names.optional(),
  }),
  answer: whole,
})

export const replaceForm = route({
  id: 'templates.replace',
  method: 'post',
  path: '/api/templates/{id}/file',
  summary: ['换上改好的空表', 'A mended form in place of the one before'],
  params: z.object({ id }),
  query: z.object({ version: seen, name: fileName }),
  takesFile: true,
  answer: whole,
})

export const originalForm = route({
  id: 'templates.file',
  method: 'get',
  path: '/api/templates/{id}/file',
  summary: ['下载空表', 'The empty form'],
  params: z.object({ id }),
  streams,
})

export const removeTemplate = route({
  id: 'templates.remove',
  method: 'delete',
  path: '/api/templates/{id}',
  summary: ['删除表样', 'Remove a template'],
  params: z.object({ id }),
  query: z.object({ version: seen }),
})

export const fillForProject = route({
  id: 'templates.fill_project',
  method: 'get',
  path: '/api/templates/{id}/projects/{project_id}/export',
  summary: ['为一个项目填表', 'The form filled for one project'],
  params: z.object({ id, project_id: z.uuid() }),
  streams,
})

export const fillForList = route({
  id: 'templates.fill_list',
  method: 'get',
  path: '/api/templates/{id}/export',
  summary: [
    '为筛选出的项目填表：一行一个，或一个一张打包',
    'The form filled for a filtered list: a row for each project, or a form for each in a .zip',
  ],
  params: z.object({ id }),
  query: z
    .object({ q: z.string().max(100).optional(), unit: z.uuid().optional() })
    .catchall(z.unknown())
    .describe('Filters as of GET /api/projects'),
  streams,
})
