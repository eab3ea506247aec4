import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { noticeKinds } from '../model.ts'

const notice = z
  .object({
    id: z.uuid(),
    kind: z.enum(noticeKinds),
    line: z.string().openapi({ example: '《精密轴承项目》下一步举措的时间是 2026-12-01，请推进并更新进展' }),
    project_id: z.uuid().nullable().describe('The project that it is about, where the reader may open it'),
    claim_id: z.uuid().nullable(),
    dispute_id: z.uuid().nullable(),
    run_id: z.uuid().nullable().describe('The scheduled report that it is about'),
    transfer_id: z.uuid().nullable(),
    created_at: z.string(),
    read_at: z.string().nullable(),
    can: z.array(z.string()).describe('read'),
  })
  .openapi('Notice')

export const listNotices = route({
  id: 'inbox.list',
  method: 'get',
  path: '/api/inbox',
  summary: ['我的提醒，新的在前', 'My notices, newest first'],
  query: z.object({
    unread: z.enum(['true', 'false']).default('false').describe('Only those not yet read'),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(notice),
    next: z.string().nullable(),
    unread: z.number().int().describe('How many are not read, in all'),
  }),
})

export const readNotices = route({
  id: 'inbox.read',
  method: 'post',
  path: '/api/inbox/read',
  summary: ['标为已读：指定的提醒或全部', 'Mark notices as read: some, or all of them'],
  body: z.union([z.object({ ids: z.array(z.uuid()).min(1).max(200) }), z.object({ all: z.literal(true) })]),
  answer: z.object({ unread: z.number().int() }),
})
