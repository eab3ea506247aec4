import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { changes, day, missing, project, projectId } from '../contract.ts'
import { statuses } from '../model.ts'

const version = z.number().int().describe('The version that the writer saw')

export const checkGate = route({
  id: 'projects.gate',
  method: 'get',
  path: '/api/projects/{id}/gate',
  summary: ['进入某阶段还缺什么', 'What a project still lacks to stand in a stage'],
  params: projectId,
  query: z.object({ stage: z.string().openapi({ example: 'signed' }) }),
  answer: z.object({ stage: z.string(), ok: z.boolean(), missing: z.array(missing) }),
})

export const moveProject = route({
  id: 'projects.move',
  method: 'post',
  path: '/api/projects/{id}/move',
  summary: ['变更阶段；门槛未满足时列出缺项', 'Move to another stage; a refusal lists what is missing in `missing`'],
  params: projectId,
  body: z.object({
    version,
    stage: z.string(),
    changes: changes.optional().describe('Facts filled in with the move'),
    reason: z.string().max(2000).optional().describe('Required for a move back'),
    date: day.optional().describe('When the milestone of the stage happened'),
  }),
  answer: project,
})

export const setStatus = route({
  id: 'projects.status',
  method: 'post',
  path: '/api/projects/{id}/status',
  summary: ['暂停、流失、退出或恢复', 'Pause, lose, withdraw or take up again'],
  params: projectId,
  body: z.object({
    version,
    status: z.enum(statuses),
    reason: z
      .string()
      .max(2000)
      .optional()
      .describe('An entry of the playbook’s dictionary for the status, or text where it has none'),
    note: z.string().max(2000).optional().describe('Written beside the reason'),
    date: day.optional(),
  }),
  answer: project,
})
