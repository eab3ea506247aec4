import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'

const format = z.enum(['xlsx', 'csv']).default('xlsx')

export const exportEnterprises = route({
  id: 'enterprises.export',
  method: 'get',
  path: '/api/enterprises/export',
  summary: ['导出企业名录', 'Enterprises as a table'],
  query: z.object({ format, q: z.string().max(100).optional() }),
  streams: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const exportProjects = route({
  id: 'projects.export',
  method: 'get',
  path: '/api/projects/export',
  summary: ['导出项目台账', 'The filtered list as a ledger, which an import reads back'],
  query: z
    .object({
      format,
      columns: z.string().max(5_000).optional().openapi({ example: 'name,investment,signed_on,extra' }),
      q: z.string().max(100).optional(),
      unit: z.uuid().optional(),
    })
    .catchall(z.unknown())
    .describe('Filters as of GET /api/projects'),
  streams: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
