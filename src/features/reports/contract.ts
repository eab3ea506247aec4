import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { breakdowns, measures, places } from './model.ts'

const said = z.object({ zh: z.string(), en: z.string() })
const period = z.string().max(10).openapi({ example: '2026-10' })
const unitRef = z.object({ id: z.string(), name: z.string() })
const sum = z.object({ n: z.number(), cny: z.string().describe('Yuan') })
const percent = z.string().nullable()

const figures = z
  .object({
    month: sum,
    year: sum,
    cumulative: sum,
    last_month: sum,
    last_year: sum,
    yoy_month: percent,
    yoy_year: percent,
    target: z.string().nullable().describe('Of the year: a number, or yuan'),
    completion: percent.describe('Percent of the year’s target'),
    schedule_pp: percent.describe('Percentage points ahead of the time schedule; behind is negative'),
    rank: z.number().nullable(),
  })
  .openapi('ReportFigures')

const row = z
  .object({
    key: z.string(),
    label: said,
    indicators: z.record(z.string(), figures),
    arrivals: z.record(z.enum(places), z.object({ month: z.string(), year: z.string(), cumulative: z.string() })),
  })
  .openapi('ReportRow')

const indicator = said.extend({ id: z.string(), measure: z.enum(['count', 'amount']) })

export const getReport = route({
  id: 'reports.read',
  method: 'get',
  path: '/api/reports',
  summary: ['月度报表', 'The report of a month, from approved claims alone'],
  query: z.object({ period, by: z.enum(breakdowns).default('unit'), unit: z.uuid().optional() }),
  answer: z.object({
    period: z.string(),
    by: z.enum(breakdowns),
    unit: unitRef,
    frozen: z.object({ at: z.string(), by: z.string().nullable() }).nullable(),
    corrections: z.array(z.object({ indicator: z.string(), n: z.number(), cny: z.string() })),
    indicators: z.array(indicator.extend({ arrivals: z.boolean() })),
    rows: z.array(row),
    total: row,
  }),
})

export const listLines = route({
  id: 'reports.lines',
  method: 'get',
  path: '/api/reports/lines',
  summary: ['数字背后的申报', 'The claims behind a figure'],
  query: z.object({
    period,
    indicator: z.string().max(60),
    span: z.enum(['month', 'year', 'cumulative']).default('month'),
    by: z.enum(breakdowns).default('unit'),
    key: z.string().max(60).optional(),
    unit: z.uuid().optional(),
    excluded: z.enum(['true', 'false']).default('false'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        indicator: z.string(),
        posted_on: z.string(),
        corrects: z.string().nullable(),
        n: z.number(),
        cny: z.string(),
        excluded_because: said.nullable(),
        unit: unitRef,
        project: z.object({ id: z.string(), name: z.string() }),
        claim_id: z.string(),
        event_on: z.string(),
        voucher_number: z.string(),
        evidence: z.number(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

const frozenPeriod = z.object({ period: z.string(), frozen_at: z.string(), frozen_by: z.string().nullable() })

export const listPeriods = route({
  id: 'reports.periods',
  method: 'get',
  path: '/api/reports/periods',
  summary: ['已冻结月份', 'Frozen months'],
  answer: z.object({ items: z.array(frozenPeriod), can: z.array(z.string()) }),
})

export const freeze = route({
  id: 'reports.freeze',
  method: 'post',
  path: '/api/reports/{period}/freeze',
  summary: ['冻结月份', 'Freeze a month for good'],
  params: z.object({ period }),
  answer: frozenPeriod,
})

const target = z.object({
  unit_id: z.uuid(),
  indicator: z.string().max(60),
  measure: z.enum(measures),
})

const targets = z.object({
  year: z.number(),
  indicators: z.array(indicator),
  units: z.array(unitRef.extend({ depth: z.number(), can: z.array(z.string()) })),
  items: z.array(target.extend({ value: z.string() })),
})

export const listTargets = route({
  id: 'targets.list',
  method: 'get',
  path: '/api/targets',
  summary: ['年度目标', 'Targets of a year'],
  query: z.object({ year: z.coerce.number().int().min(1990).max(2100) }),
  answer: targets,
})

export const setTargets = route({
  id: 'targets.set',
  method: 'put',
  path: '/api/targets',
  summary: ['设定目标', 'Set targets; null takes one away'],
  query: z.object({ year: z.coerce.number().int().min(1990).max(2100) }),
  body: z.object({
    items: z
      .array(
        target.extend({
          value: z
            .string()
            .regex(/^\d{1,18}(\.\d{1,2})?$/)
            .nullable(),
        }),
      )
      .min(1)
      .max(2000),
  }),
  answer: targets,
})

export const unitScores = route({
  id: 'reports.score',
  method: 'get',
  path: '/api/reports/score',
  summary: ['单位考核得分', 'Unit scores, with their working'],
  query: z.object({ period }),
  answer: z.object({
    period: z.string(),
    items: z.array(
      z.object({
        unit: unitRef,
        rank: z.number(),
        total: z.string().nullable(),
        subtotal: z.string(),
        items: z.array(
          z.object({
            id: z.string(),
            label: said,
            rule: z.string(),
            formula: z.string(),
            inputs: z.record(z.string(), z.number().nullable()),
            weight: z.number(),
            points: z.string().nullable(),
            working: said,
          }),
        ),
      }),
    ),
  }),
})
