import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { reportLine } from '../contract.ts'
import { combinedAsked } from './asked/model.ts'
import { dimensions } from './model.ts'

const said = z.object({ zh: z.string(), en: z.string() })
const unitRef = z.object({ id: z.string(), name: z.string() })

const values = z.record(z.string(), z.string().nullable()).describe('By measure: a number, or yuan')
const measure = said.extend({ id: z.string(), kind: z.enum(['count', 'amount']), of: z.enum(['projects', 'lines']) })

export const combinedReport = z
  .object({
    unit: unitRef,
    groups: z.array(z.enum(dimensions)),
    measures: z.array(measure).describe('The columns'),
    offered: z.array(measure).describe('Every measure there is'),
    from: z.string().nullable().describe('First month; null from the beginning'),
    to: z.string().nullable().describe('Last month, included; null to the end'),
    currency: z.literal('CNY'),
    rows: z
      .array(
        z.object({
          level: z.number().int(),
          keys: z.array(z.string().nullable()),
          label: said,
          values,
          projects: z.record(z.string(), z.string()).describe('What narrows GET /api/projects to this row'),
        }),
      )
      .describe('Each row of the first group, then those of the second below it'),
    total: z.object({ values, projects: z.record(z.string(), z.string()) }),
  })
  .openapi('CombinedReport')

export const getCombined = route({
  id: 'combined.read',
  method: 'get',
  path: '/api/reports/combined',
  summary: ['组合报表', 'A report of chosen columns, groups and filters'],
  query: combinedAsked,
  answer: combinedReport,
})

export const exportCombined = route({
  id: 'combined.export',
  method: 'get',
  path: '/api/reports/combined/export',
  summary: ['导出组合报表', 'A combined report as a sheet'],
  query: combinedAsked.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  streams: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const listCombinedLines = route({
  id: 'combined.lines',
  method: 'get',
  path: '/api/reports/combined/lines',
  summary: ['组合报表数字背后的申报', 'The claims behind a figure of a combined report'],
  query: combinedAsked.extend({
    indicator: z.string().max(60),
    key: z.string().max(80).optional().describe('The row of the first group; empty is the one of what is not said'),
    second: z.string().max(80).optional().describe('The row of the second group'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(reportLine.omit({ indicator: true, origin_place: true, voucher_number: true, agreement: true })),
    next: z.string().nullable(),
  }),
})
