import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { day, project, projectId } from '../contract.ts'

export const addContact = route({
  id: 'projects.contact',
  method: 'post',
  path: '/api/projects/{id}/contacts',
  summary: ['登记对接记录，并定下一步', 'Log a contact, and what is to follow from it'],
  params: projectId,
  body: z.object({
    version: z.number().int().describe('The version that the writer saw'),
    on: day,
    with: z.string().trim().min(1).max(200).openapi({ example: '王总（远帆精工）' }),
    said: z.string().trim().min(1).max(5000),
    to: z
      .enum(['investor', 'referrer'])
      .default('investor')
      .describe('A talk with the investor, or feedback to who brought the lead'),
    next_step: z.string().trim().max(2000).optional(),
    next_step_on: day.optional(),
  }),
  answer: project,
})
