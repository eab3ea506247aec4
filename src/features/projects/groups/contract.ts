import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { said } from '../contract.ts'
import { filterShape } from '../list/contract.ts'
import { groupings } from './model.ts'

const sums = {
  n: z.number().int(),
  announced: z.string().nullable().describe('Yuan'),
  agreed: z.string().nullable().describe('Yuan'),
  verified: z.string().nullable().describe('Yuan'),
}

export const groupProjects = route({
  id: 'projects.groups',
  method: 'get',
  path: '/api/projects/groups',
  summary: [
    '分组合计：公布、协议、核定分开',
    'Groups of the list with their sums, announced, agreed and verified apart',
  ],
  query: z.object({ ...filterShape, by: z.enum(groupings) }).catchall(z.unknown()),
  answer: z.object({
    groups: z.array(
      z.object({
        key: z.string().nullable().describe('Null where the fact is missing'),
        label: said,
        filter: z.record(z.string(), z.string()).describe('What narrows GET /api/projects to this group'),
        ...sums,
      }),
    ),
    all: z.object(sums),
  }),
})
