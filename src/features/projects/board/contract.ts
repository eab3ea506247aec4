import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { said } from '../contract.ts'
import { filterShape, listed } from '../list/contract.ts'

export const showBoard = route({
  id: 'projects.board',
  method: 'get',
  path: '/api/projects/board',
  summary: ['看板：按阶段', 'The pipeline by stage'],
  query: z.object({ ...filterShape, cards: z.coerce.number().int().min(0).max(50).default(12) }).catchall(z.unknown()),
  answer: z.object({
    columns: z.array(
      z.object({
        stage: z.string(),
        label: said,
        days: z.number().nullable().describe('Days that a project is expected to stay'),
        count: z.number(),
        investment_cny: z.string(),
        lights: z.record(z.string(), z.number()),
        items: z.array(listed),
        next: z.string().nullable().describe('Goes on at GET /api/projects?stage=…&status=…'),
      }),
    ),
  }),
})
