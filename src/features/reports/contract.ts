import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { breakdowns, measures, places } from './model.ts'
import { spanKinds } from './periods/model.ts'

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

const split = z.record(z.enum(places), z.object({ month: z.string(), year: z.string(), cumulative: z.string() }))

const row = z
  .object({
    key: z.string(),
    label: said,
    indicators: z.record(z.string(), figures),
    arrivals: split.nullable().describe('Yuan by where the funds come from; of units and of the total'),
  })
  .openapi('ReportRow')

const indicator = said.extend({ id: z.string(), measure: z.enum(['count', 'amount']), arrivals: z.boolean() })
const asked = { period, by: z.enum(breakdowns).default('unit'), unit: z.uuid().optional() }

export const getReport = route({
  id: 'reports.read',
  method: 'get',
  path: '/api/reports',
  summary: ['月度报表', 'The report of a month, from approved claims alone'],
  query: z.object(asked),
  answer: z.object({
    period: z.string(),
    by: z.enum(breakdowns),
    unit: unitRef,
    units: z.array(unitRef.extend({ parent_id: z.string().nullable() })).describe('Those that can stand at the top'),
    frozen: z.object({ at: z.string(), by: z.string().nullable() }).nullable(),
    corrections: z.array(z.object({ indicator: z.string(), n: z.number(), cny: z.string() })),
    indicators: z.array(indicator),
    months: z
      .array(z.object({ month: z.string(), this_year: z.string().nullable(), last_year: z.string() }))
      .describe('Arrivals month by month, in yuan'),
    rows: z.array(row),
    total: row,
  }),
})

export const exportReport = route({
  id: 'reports.export',
  method: 'get',
  path: '/api/reports/export',
  summary: ['导出月度报表', 'The report of a month as a sheet'],
  query: z.object({ ...asked, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  streams: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

const both = <T extends z.ZodType>(of: T) =>
  z.object({ month: of.describe('Of the span'), year: of.describe('From January on') })

const bulletinAsked = z.object({
  period: z
    .string()
    .max(10)
    .describe('2026-10, 2026-Q3, 2026-H1, 2026, or 2026-to-10 from January on')
    .openapi({ example: '2026-Q3' }),
  unit: z.uuid().optional(),
})

export const getBulletin = route({
  id: 'reports.bulletin',
  method: 'get',
  path: '/api/reports/bulletin',
  summary: [
    '招商引资情况通报（月、季、半年、年、1月起累计）',
    'The notice of a month, quarter, half-year or year, in figures and in words',
  ],
  query: bulletinAsked,
  answer: z.object({
    period: z.string(),
    kind: z.enum(spanKinds),
    title: said,
    whole: z.boolean().describe('The span is the months from January on'),
    schedule: z.string().describe('Percent of the year that has gone when the span ends'),
    over: z.boolean(),
    frozen: z.object({ at: z.string(), by: z.string().nullable() }).nullable(),
    unit: unitRef,
    indicators: z.array(indicator),
    rows: z.array(row),
    total: row,
    split_span: z.object({ continued: z.string(), fresh: z.string() }).nullable(),
    parts: z.object({
      sizes: z.array(z.object({ indicator: z.string(), from_50m: both(z.number()), from_100m: both(z.number()) })),
      places: z.array(z.object({ indicator: z.string(), places: z.record(z.enum(places), both(sum)) })),
      starts: z
        .object({ indicator: z.string(), industries: z.array(both(sum).extend({ key: z.string(), label: said })) })
        .nullable(),
    }),
    unsourced: z.array(said).describe('What notices elsewhere have and the ledger has no record of'),
    split: z
      .object({ continued: z.string(), fresh: z.string() })
      .nullable()
      .describe('Arrivals of the year, in yuan, to projects started before it and to others'),
    words: z.array(said),
    watch: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          unit: unitRef,
          stage: said,
          light: z.string(),
          investment_cny: z.string().nullable(),
          arrived: z.string().describe('Yuan in the year'),
        }),
      )
      .describe('Active projects of 50,000,000 yuan and more, as they stand now'),
  }),
})

export const exportBulletin = route({
  id: 'reports.bulletin.export',
  method: 'get',
  path: '/api/reports/bulletin/export',
  summary: ['导出通报', 'The monthly notice as a sheet'],
  query: bulletinAsked,
  streams: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

/** What was posted for a claim, or what stays out of the count. */
export const reportLine = z.object({
  id: z.string(),
  indicator: z.string(),
  posted_on: z.string(),
  corrects: z.string().nullable(),
  n: z.number(),
  cny: z.string(),
  excluded_because: said.nullable(),
  origin_place: z.string().nullable(),
  unit: unitRef,
  project: z.object({ id: z.string(), name: z.string() }),
  claim_id: z.string(),
  event_on: z.string(),
  voucher_number: z.string(),
  evidence: z.number(),
  agreement: z
    .object({
      id: z.string(),
      share: z.string().describe('Percent of the whole'),
      from: z.string(),
      until: z.string(),
    })
    .nullable()
    .describe('Where the project was passed on and this is a part: by which agreement, with whom, until when'),
})

export const listLines = route({
  id: 'reports.lines',
  method: 'get',
  path: '/api/reports/lines',
  summary: ['数字背后的申报', 'The claims behind a figure'],
  query: z.object({
    ...asked,
    indicator: z.string().max(60),
    span: z.enum(['month', 'year', 'cumulative', 'corrections']).default('month'),
    key: z.string().max(60).optional().describe('The row; without it the total'),
    place: z.enum(places).optional().describe('Only funds from there'),
    excluded: z.enum(['true', 'false']).default('false'),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(reportLine),
    next: z.string().nullable(),
  }),
})

const frozenPeriod = z.object({ period: z.string(), frozen_at: z.string(), frozen_by: z.string().nullable() })

export const listPeriods = route({
  id: 'reports.periods',
  method: 'get',
  path: '/api/reports/periods',
  summary: ['已冻结月份', 'Frozen months'],
  answer: z.object({ items: z.array(frozenPeriod), today: z.string(), can: z.array(z.string()) }),
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
  version: z.number(),
  columns: z.array(said.extend({ indicator: z.string(), measure: z.enum(measures) })),
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
    version: z.number().int().min(0).describe('As it was read'),
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
  query: z.object({ period, unit: z.uuid().optional() }),
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
            formula: said,
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

const light = z.object({
  light: z.string(),
  rule: z.string().nullable(),
  because: said.nullable(),
  on: z.string().nullable(),
})

export const showCockpit = route({
  id: 'cockpit.read',
  method: 'get',
  path: '/api/cockpit',
  summary: ['驾驶舱', 'The first screen: pipeline, month, lights that turned, what waits for me'],
  answer: z.object({
    today: z.string(),
    period,
    unit: unitRef,
    schedule: z.string().describe('Percent of the year that has gone when the month ends'),
    indicators: z.array(indicator),
    total: row,
    rows: z.array(row).describe('Units below mine, the strongest first'),
    pipeline: z.array(
      z.object({
        stage: z.string(),
        label: said,
        n: z.number(),
        cny: z.string().describe('Yuan'),
        yellow: z.number(),
        red: z.number(),
      }),
    ),
    trend: z
      .object({
        indicator: z.string(),
        months: z.array(z.object({ month: z.string(), cny: z.string(), last_year: z.string() })),
      })
      .nullable()
      .describe('Arrivals of thirteen months, in yuan'),
    turned: z
      .array(z.object({ id: z.string(), name: z.string(), unit: unitRef, light }))
      .describe('Turned yellow or red in the last fortnight, the latest first'),
    steps: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          next_step: z.string(),
          on: z.string(),
          overdue: z.boolean(),
        }),
      )
      .describe('My next steps within a week, overdue first'),
    reviews: z
      .object({
        total: z.number(),
        total_exact: z.boolean(),
        items: z.array(
          z.object({
            id: z.string(),
            title: said,
            project: unitRef,
            unit: unitRef,
            cny: z.string().nullable(),
            submitted_at: z.string().nullable(),
          }),
        ),
      })
      .nullable()
      .describe('Null for who reviews nothing'),
    guide: z.object({
      units: z.boolean(),
      members: z.boolean(),
      playbook: z.boolean(),
      ledger: z.boolean(),
      can: z.array(z.string()),
    }),
  }),
})
