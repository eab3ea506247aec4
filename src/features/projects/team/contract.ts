import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { project, projectId } from '../contract.ts'
import { duties } from '../model.ts'

export const setTeam = route({
  id: 'projects.team',
  method: 'put',
  path: '/api/projects/{id}/team',
  summary: ['调整专班', 'Set who works on the project'],
  params: projectId,
  body: z.object({
    version: z.number().int(),
    team: z.array(z.object({ member_id: z.uuid(), duty: z.enum(duties) })).max(100),
  }),
  answer: project,
})

export const addNote = route({
  id: 'projects.note',
  method: 'post',
  path: '/api/projects/{id}/notes',
  summary: ['添加备注', 'Add a note'],
  params: projectId,
  body: z.object({ text: z.string().trim().min(1).max(5000) }),
  answer: z.object({ id: z.string(), version: z.number() }),
})
