import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'

export const followChanges = route({
  id: 'live.follow',
  method: 'get',
  path: '/api/live',
  summary: [
    '实时更新：谁改了什么（仅限本人有权知道的编号）',
    'Server-sent events: the ids of what changed, of what the member may know of. Events: ready, change, missed, end',
  ],
  streams: 'text/event-stream',
  answer: z.string(),
})
