import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'

const importId = z.object({ id: z.uuid() })
const words = z.object({ zh: z.string(), en: z.string() })
const rowPlace = z.object({ sheet: z.string(), row: z.number() })

const company = z.object({ id: z.string(), name: z.string(), code: z.string().nullable(), region: z.string() })

export const importCompanies = route({
  id: 'imports.companies',
  method: 'get',
  path: '/api/imports/{id}/companies',
  summary: [
    '台账点名的企业中，哪些已登记、哪些与已登记的相似（未写入）',
    'Of the companies that a ledger names, which are known and which are like known ones; nothing is written',
  ],
  params: importId,
  answer: z.object({
    named: z.number().describe('Different companies in the rows that were read'),
    known: z
      .number()
      .describe('Of them, those that are linked by themselves: the same name, or an equal code and a name that fits'),
    fresh: z.number().describe('Of them, those that are like nobody'),
    alike: z.number().describe('Of them, those that a person should look at'),
    whole: z.boolean().describe('False where only the beginning of the ledger was read'),
    items: z
      .array(
        z.object({
          name: z.string(),
          code: z.string().nullable(),
          place: rowPlace.describe('The first row that names it'),
          likest: z.array(
            company.extend({
              score: z.number().describe('Probability from 0 to 1 that the two are one'),
              reasons: z.array(words),
            }),
          ),
        }),
      )
      .describe('The first of those that are like known ones, the likest first'),
  }),
})

const party = company.extend({ place: rowPlace.nullable().describe('The first row that named it, if one did') })

export const importPairs = route({
  id: 'imports.pairs',
  method: 'get',
  path: '/api/imports/{id}/pairs',
  summary: [
    '导入点名的企业与已登记企业的疑似重复，最像的在前',
    'Suspected duplicates among the companies that an import named, the likest first',
  ],
  params: importId,
  query: z.object({
    view: z.enum(['waiting', 'later', 'different']).default('waiting'),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        score: z.number(),
        decision: z.enum(['same', 'ask']),
        one: party,
        other: party,
        reasons: z.array(words),
        label: z
          .object({
            version: z.number(),
            decision: z.enum(['same', 'different', 'later']),
            by: z.string().nullable(),
            at: z.string(),
          })
          .nullable(),
      }),
    ),
    next: z.string().nullable(),
    waiting: z.number().describe('How many wait for a decision, up to 1,000'),
    waiting_exact: z.boolean(),
    comparing: z.number().describe('Companies of this import that are not compared yet'),
    can: z.array(z.string()),
  }),
})
