import { z } from '@hono/zod-openapi'
import { funnelGroupings } from '#features/projects/funnel/model.ts'
import { route } from '#platform/http/route.ts'
import { funnelAsked } from './asked/model.ts'

const said = z.object({ zh: z.string(), en: z.string() })
const list = z.record(z.string(), z.string()).describe('What narrows GET /api/projects to what was counted')
const n = z.number().int()

export const funnel = z
  .object({
    unit: z.object({ id: z.string(), name: z.string() }),
    by: z.enum(funnelGroupings),
    from: z.string().nullable().describe('First month; null from the beginning'),
    to: z.string().nullable().describe('Last month, included; null to the end'),
    came: n.describe('Leads that came in the span'),
    projects: list,
    steps: z
      .array(
        said.extend({
          stage: z.string(),
          reached: n.describe('Came to this stage, or further'),
          here: n.describe('Stand in it'),
          ended: n.describe('Were lost or withdrawn in it'),
          days: z
            .object({ n, median: n, p80: n.describe('Within which four of five had left') })
            .nullable()
            .describe('That those which left it had spent in it; null where none has'),
          lists: z.object({ reached: list, passed: list, here: list, ended: list }),
        }),
      )
      .describe('The stages of the playbook in their order'),
    rows: z.array(
      z.object({
        key: z.string().nullable(),
        label: said,
        came: n,
        reached: z.array(n).describe('By step'),
        ended: n,
        projects: list,
      }),
    ),
    endings: z
      .array(
        z.object({
          status: z.string(),
          reason: z.string(),
          label: said,
          n,
          stages: z.record(z.string(), n).describe('How many of them in which stage'),
          projects: list,
        }),
      )
      .describe('Why they ended, the most frequent first'),
  })
  .openapi('Funnel')

export const getFunnel = route({
  id: 'funnel.read',
  method: 'get',
  path: '/api/reports/funnel',
  summary: ['线索漏斗', 'Where leads come from, how far they come, how long it takes and why they end'],
  query: funnelAsked,
  answer: funnel,
})

export const exportFunnel = route({
  id: 'funnel.export',
  method: 'get',
  path: '/api/reports/funnel/export',
  summary: ['导出线索漏斗', 'The funnel as a sheet'],
  query: funnelAsked.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  streams: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
