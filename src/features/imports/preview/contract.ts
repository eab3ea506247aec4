import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { counts, importId, rowPlace, said, told } from '../contract.ts'
import { columnRule } from '../map/model.ts'
import { answers } from '../questions/model.ts'

const column = z.object({
  column: z.number(),
  header: z.string(),
  key: z.string().describe('What a map names it by: its header, or its place as #3'),
  field: z.string().nullable(),
  unit: z.string().nullable(),
  currency: z.string().nullable(),
  basis: z.enum(['announced', 'agreed']).nullable(),
  estimate: z.boolean(),
  year: z.string().nullable(),
  confidence: z.number(),
  question: z.enum(['unit', 'year']).nullable(),
  ignored: z.boolean(),
  rule: columnRule.describe('What a map would say of it for it to be read as it is read now'),
  meanings: z.array(said.extend({ text: z.string() })).describe('What the rule says that cells mean, in words'),
  samples: z.array(z.string()),
})

const option = z.object({
  means: z.union([z.string(), z.record(z.string(), z.union([z.string(), z.boolean()]))]),
  ...said.shape,
})

const question = z.object({
  key: z.string(),
  header: z.string(),
  field: z.string(),
  by: z.array(z.enum(answers)).describe('Which answers would help'),
  options: z.array(option),
  values: z.array(
    z.object({
      text: z.string(),
      rows: z.number(),
      reason: said,
      sizes: z.array(option).describe('Of a figure of an unlikely size: what the cell may mean'),
    }),
  ),
  more: z.number().describe('Different cells that are not listed'),
})

export const previewImport = route({
  id: 'imports.preview',
  method: 'get',
  path: '/api/imports/{id}/preview',
  summary: ['预览', 'Columns, the first rows as understood, and what would be refused'],
  params: importId,
  answer: z.object({
    sheets: z.array(
      z.object({
        name: z.string(),
        header_row: z.number(),
        header_lines: z.number(),
        hidden_columns: z.array(z.string()).describe('Headers of columns that are hidden in the file; they are read'),
        comments: z.number().describe('Cells with a comment; each is kept beside its column, as 批注：…'),
      }),
    ),
    left_out: z.array(z.object({ name: z.string(), reason: said })).describe('Sheets without a header'),
    columns: z.array(column),
    questions: z.array(question).describe('What a person may answer, lest rows be refused'),
    rows: z.array(
      z.object({
        n: z.number(),
        ...rowPlace,
        outcome: z.enum(['understood', 'refused', 'skipped']),
        facts: z.record(z.string(), told),
        reasons: z.array(z.object({ column: z.string(), reason: said })),
      }),
    ),
    read: z.object({
      rows: z.number(),
      understood: z.number(),
      refused: z.number(),
      skipped: z.number(),
      whole: z.boolean().describe('False where only the beginning was read'),
    }),
    tried: counts.nullable().describe('How all rows would end; of short ledgers'),
  }),
})
