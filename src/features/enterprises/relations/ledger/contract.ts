import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { roles } from '../model.ts'

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('A file that one uploaded oneself (POST /api/files)')
const because = z.object({ zh: z.string(), en: z.string() })
const row = {
  n: z.number().describe('The row as the spreadsheet numbers it'),
  name: z.string(),
  other: z.string(),
}

export const previewRelations = route({
  id: 'enterprises.relations.preview',
  method: 'get',
  path: '/api/enterprises/relations/preview',
  summary: ['预览关联关系表：逐行说明导入结果', 'What would come of each row of a table of relations'],
  query: z.object({ sha256 }),
  answer: z.object({
    rows: z.array(
      z.object({
        ...row,
        role: z.enum(roles).nullable().describe('Null where the row cannot be read'),
        share: z.string().nullable(),
        will: z.enum(['add', 'pass', 'refuse']).describe('add: it is new; pass: it is told already'),
        because: because.nullable().describe('Why it will be refused'),
      }),
    ),
  }),
})

export const importRelations = route({
  id: 'enterprises.relations.import',
  method: 'post',
  path: '/api/enterprises/relations/import',
  summary: ['导入关联关系（.xlsx 或 .csv）', 'Bring in a table of relations (.xlsx or .csv)'],
  body: z.object({ sha256 }),
  answer: z.object({
    told: z.number().describe('Relations that are new'),
    known: z.number().describe('Told already, and passed over'),
    refused: z.array(z.object({ ...row, because })),
  }),
})
