import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { projectId, said } from '../contract.ts'

const event = z
  .object({
    kind: z.string().openapi({ example: 'project.moved' }),
    label: said,
    at: z.string(),
    actor: z.object({ id: z.string(), name: z.string() }).nullable().describe('Null for the system itself'),
    claim: z
      .object({ id: z.string(), kind: z.string(), milestone: z.string().nullable() })
      .nullable()
      .describe('The claim that it happened to; null for the project itself'),
    version: z.number(),
    note: z.string().nullable(),
    changes: z.array(z.object({ field: z.string(), label: said, before: said.nullable(), after: said.nullable() })),
  })
  .openapi('TimelineEvent')

export const showTimeline = route({
  id: 'projects.timeline',
  method: 'get',
  path: '/api/projects/{id}/timeline',
  summary: ['时间线：项目与申报的全部记录', 'Everything that happened to a project and its claims'],
  params: projectId,
  query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.object({ items: z.array(event), next: z.string().nullable() }),
})
