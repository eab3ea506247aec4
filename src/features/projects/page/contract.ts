import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { existence, project, projectId } from '../contract.ts'

export const getProject = route({
  id: 'projects.get',
  method: 'get',
  path: '/api/projects/{id}',
  summary: [
    '项目详情；不在可见范围内的只告知存在与责任单位',
    'One project; outside one’s reach only that it exists and who holds it',
  ],
  params: projectId,
  answer: z.union([project, existence]),
})
