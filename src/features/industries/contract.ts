import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'

export const listIndustries = route({
  id: 'industries.list',
  method: 'get',
  path: '/api/industries',
  summary: ['行业代码', 'Industry codes that have a name here'],
  answer: z.object({
    items: z.array(z.object({ code: z.string().openapi({ example: '3911' }), zh: z.string(), en: z.string() })),
  }),
})
