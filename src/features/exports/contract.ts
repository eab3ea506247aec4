import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'

const format = z.enum(['xlsx', 'csv']).default('xlsx')
const columns = z.string().max(5_000).optional().describe('Ids of columns, comma separated; all where none is named')
const streams = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const exportClaims = route({
  id: 'claims.export',
  method: 'get',
  path: '/api/claims/export',
  summary: ['导出申报清单', 'The queue of claims as a table'],
  query: z.object({
    format,
    columns,
    queue: z.enum(['mine', 'all']).default('mine'),
    status: z.enum(['submitted', 'unit_approved', 'approved', 'returned']).optional(),
  }),
  streams,
})

export const exportMembers = route({
  id: 'members.export',
  method: 'get',
  path: '/api/members/export',
  summary: ['导出成员名册', 'The members that I administer as a table'],
  query: z.object({ format, columns, q: z.string().max(80).optional() }),
  streams,
})

export const exportEnterprises = route({
  id: 'enterprises.export',
  method: 'get',
  path: '/api/enterprises/export',
  summary: ['导出企业名录', 'Enterprises as a table'],
  query: z.object({ format, columns, q: z.string().max(100).optional() }),
  streams,
})

export const exportRelations = route({
  id: 'enterprises.relations.export',
  method: 'get',
  path: '/api/enterprises/relations/export',
  summary: ['导出企业关联关系', 'The relations of enterprises as a table, which an import reads back'],
  query: z.object({ format, columns }),
  streams,
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
  streams,
})
