import { z } from '@hono/zod-openapi'
import { spans } from '../model.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const list = z.string().max(500).optional()
const yuan = z
  .string()
  .regex(/^\d{1,18}(\.\d{1,2})?$/)
  .optional()

/** How a report is asked for; a saved view of subject `combined` keeps the same words. */
export const combinedAsked = z.object({
  groups: z.string().max(60).default('unit').openapi({ example: 'unit,stage' }).describe('One or two, comma separated'),
  measures: z.string().max(1_000).default('n').openapi({ example: 'n,agreed,arrivals.cny' }),
  span: z.enum(spans).default('year').describe('Of what is counted from claims; projects are as they stand now'),
  from: month.optional().describe('Of `between`'),
  to: month.optional().describe('Of `between`'),
  sort: z.string().max(80).optional().describe('A measure; without it in the order of the playbook'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  unit: z.uuid().optional().describe('With the units below it'),
  stage: list,
  status: list,
  light: list,
  origin: list,
  origin_place: list,
  source: list,
  construction: list,
  industry: z
    .string()
    .regex(/^[A-Ta-t]?(\d{2})?$/)
    .optional(),
  investment_min: yuan.describe('Yuan'),
  investment_max: yuan.describe('Yuan'),
})

export type CombinedQuery = z.output<typeof combinedAsked>
