import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { day, light, said, unitRef } from '../contract.ts'
import { statuses } from '../model.ts'
import { blankable, dateFields, sorts } from './model.ts'

const list = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .openapi({ description: 'Comma separated or repeated', example: 'signed,registered' })
const yuan = z
  .string()
  .regex(/^\d{1,18}(\.\d{1,2})?$/)
  .optional()
const flag = z.enum(['true', 'false']).optional()

const dates = Object.fromEntries(
  dateFields.flatMap((field) => [
    [`${field}_from`, day.optional()],
    [`${field}_to`, day.optional()],
  ]),
)

/** What lists, board and export are narrowed by; playbook fields are `f.<id>=value`. */
export const filterShape = {
  q: z.string().max(100).optional().openapi({ example: '减速器' }),
  stage: list,
  status: list,
  light: list,
  origin: list,
  origin_place: list,
  source: list,
  construction: list,
  unit: z.uuid().optional().describe('With the units below it'),
  holder: z.uuid().optional().describe('Without the units below it'),
  blank: list.describe(`Must be empty: ${blankable.join(', ')}`),
  industry: z
    .string()
    .regex(/^[A-Ta-t]?\d{0,4}$/)
    .optional()
    .openapi({ example: 'C35' }),
  status_reason: z.string().max(200).optional().describe('Why it was paused, lost or withdrawn'),
  reached: list.describe('Stands or has stood in one of these stages'),
  passed: z.string().max(60).optional().describe('A stage that it has left'),
  tag: z.string().optional(),
  mine: flag.describe('Brought in by the member, or with the member on the team'),
  confidential: flag,
  relocated: flag.describe('Flagged as a relocation 企业平移'),
  investment_min: yuan.describe('Yuan'),
  investment_max: yuan.describe('Yuan'),
  ...dates,
}

export const listed = z
  .object({
    access: z.enum(['full', 'code_name']),
    id: z.string(),
    version: z.number(),
    name: z.string(),
    code_name: z.string(),
    confidential: z.boolean(),
    unit: unitRef,
    stage: said.extend({ id: z.string(), entered_on: z.string() }),
    days_in_stage: z.number(),
    status: z.enum(statuses),
    light,
    industry: z.string().nullable(),
    origin: z.string().nullable(),
    investment_cny: z.string().nullable().describe('Yuan: agreed, else announced, else what has arrived'),
    investors: z.string(),
    next_step: z.string(),
    next_step_on: z.string().nullable(),
    updated_at: z.string(),
    offered: z
      .object({ id: z.uuid(), to: z.string().nullable() })
      .nullable()
      .describe('That it is passed on: to a unit, or to the pool'),
    brought_by: unitRef.nullable().describe('The unit that brought it, where it was passed on since'),
    relocated: z.boolean().describe('That it is a relocation 企业平移 and does not count as new'),
    facts: z.record(z.string(), z.unknown()).describe('The columns asked for, by field'),
    can: z.array(z.string()),
  })
  .openapi('ListedProject')

export const listProjects = route({
  id: 'projects.list',
  method: 'get',
  path: '/api/projects',
  summary: ['项目列表', 'Projects in one’s reach'],
  query: z
    .object({
      ...filterShape,
      sort: z.enum(Object.keys(sorts) as (keyof typeof sorts)[]).optional(),
      direction: z.enum(['asc', 'desc']).optional(),
      cursor: z.string().optional(),
      offset: z.coerce
        .number()
        .int()
        .min(0)
        .max(1_000_000)
        .optional()
        .describe('How many to pass over where no cursor leads there: one who pulls the scrollbar far'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      columns: z.string().optional().openapi({ example: 'signed_on,contract_number,investment' }),
    })
    .catchall(z.unknown()),
  answer: z.object({
    items: z.array(listed),
    next: z.string().nullable(),
    total: z.number().nullable().describe('With the first page only'),
    total_exact: z.boolean().describe('False where there are more than `total`'),
  }),
})
