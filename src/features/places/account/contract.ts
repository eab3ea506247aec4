import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'

const id = z.uuid()
const at = z.iso.datetime()
const password = z.string().min(1).max(128).openapi({ example: 'correct horse battery' })
const done = z.object({ done: z.literal(true) })

export const changePassword = route({
  id: 'me.password',
  method: 'post',
  path: '/api/password',
  summary: ['修改我的密码，其他会话随即退出', 'Change my password; my other sessions end'],
  body: z.object({ current: password, next: password }),
  secret: true,
  answer: done,
})

export const listSessions = route({
  id: 'sessions.list',
  method: 'get',
  path: '/api/sessions',
  summary: ['我的登录会话', 'My sessions'],
  answer: z.object({
    items: z.array(
      z.object({ id, created_at: at, expires_at: at, user_agent: z.string().nullable(), current: z.boolean() }),
    ),
  }),
})

export const endSession = route({
  id: 'sessions.end',
  method: 'delete',
  path: '/api/sessions/{id}',
  summary: ['退出某个会话', 'End a session'],
  params: z.object({ id }),
  answer: done,
})

export const endOtherSessions = route({
  id: 'sessions.end_others',
  method: 'delete',
  path: '/api/sessions',
  summary: ['退出其他所有会话', 'End all my other sessions'],
  answer: done,
})

export const startTwoFactor = route({
  id: 'two_factor.start',
  method: 'post',
  path: '/api/two-factor',
  summary: ['设置两步验证', 'Set two-factor sign-in up'],
  body: z.object({ password }),
  secret: true,
  answer: z.object({
    uri: z.string().describe('otpauth:// address, for a QR code'),
    secret: z.string(),
    backup_codes: z.array(z.string()),
  }),
})

export const confirmTwoFactor = route({
  id: 'two_factor.confirm',
  method: 'post',
  path: '/api/two-factor/verify',
  summary: ['用一次验证码开启两步验证', 'Turn two-factor sign-in on with a first code'],
  body: z.object({ code: z.string().max(32) }),
  secret: true,
  answer: done,
})

export const stopTwoFactor = route({
  id: 'two_factor.stop',
  method: 'post',
  path: '/api/two-factor/disable',
  summary: ['关闭两步验证', 'Turn two-factor sign-in off'],
  body: z.object({ password }),
  secret: true,
  answer: done,
})

const key = z
  .object({
    id,
    name: z.string(),
    prefix: z.string(),
    created_at: at,
    expires_at: at.nullable(),
    last_used_at: at.nullable(),
    expired: z.boolean(),
  })
  .openapi('ApiKey')

export const listKeys = route({
  id: 'keys.list',
  method: 'get',
  path: '/api/keys',
  summary: ['我的 API 密钥', 'My API keys'],
  answer: z.object({ items: z.array(key) }),
})

export const addKey = route({
  id: 'keys.add',
  method: 'post',
  path: '/api/keys',
  summary: ['新建 API 密钥，密钥只显示这一次', 'Make an API key, shown this once'],
  body: z.object({
    name: z.string().trim().min(1).max(80),
    days: z.number().int().min(1).max(3650).nullable().default(365).describe('Days until it expires; null: never'),
  }),
  secret: true,
  answer: key.extend({ secret: z.string() }),
})

export const revokeKey = route({
  id: 'keys.revoke',
  method: 'delete',
  path: '/api/keys/{id}',
  summary: ['撤销 API 密钥', 'Revoke an API key'],
  params: z.object({ id }),
  answer: done,
})
