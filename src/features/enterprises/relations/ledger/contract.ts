import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'

export const importRelations = route({
  id: 'enterprises.relations.import',
  method: 'post',
  path: '/api/enterprises/relations/import',
  summary: ['导入关联关系（.xlsx 或 .csv）', 'Bring in a table of relations (.xlsx or .csv)'],
  body: z.object({
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('A file that one uploaded oneself (POST /api/files)'),
  }),
  answer: z.object({
    told: z.number().describe('Relations that are new'),
    known: z.number().describe('Told already, and passed over'),
    refused: z.array(
      z.object({
        n: z.number().describe('The row as the spreadsheet numbers it'),
        name: z.string(),
        other: z.string(),
        because: z.object({ zh: z.string(), en: z.string() }),
      }),
    ),
  }),
})
