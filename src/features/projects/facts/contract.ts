import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { changes, existence, project, projectId, unitRef } from '../contract.ts'

export const createProject = route({
  id: 'projects.create',
  method: 'post',
  path: '/api/projects',
  summary: ['新建项目或线索', 'Bring in a project or a lead'],
  body: z.object({
    changes: changes.describe('Its facts; without unit_id it is the member’s own unit'),
    stage: z.string().optional().describe('The first stage unless said; its gate must be passed'),
  }),
  answer: project,
})

export const editProject = route({
  id: 'projects.edit',
  method: 'patch',
  path: '/api/projects/{id}',
  summary: ['修改项目', 'Change facts of a project'],
  params: projectId,
  body: z.object({ version: z.number().int().describe('The version that the writer saw'), changes }),
  answer: project,
})

export const findExisting = route({
  id: 'projects.existing',
  method: 'get',
  path: '/api/projects/existing',
  summary: ['查重：是否已有同名项目、由谁负责', 'Is there a project of this name already, and who holds it'],
  query: z.object({ name: z.string().min(1).max(200) }),
  answer: z.object({ items: z.array(existence) }),
})

export const creatableUnits = route({
  id: 'projects.units',
  method: 'get',
  path: '/api/projects/units',
  summary: ['我可以建项目的单位，本单位在前', 'Units that this member may bring a project to, its own first'],
  query: z.object({
    q: z.string().trim().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({ items: z.array(unitRef), more: z.boolean() }),
})
