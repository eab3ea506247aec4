import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { languages } from '#platform/words.ts'
import { noticeKinds } from '../model.ts'
import { channelKinds } from './model.ts'

const id = z.uuid()
const name = z.string().trim().min(1).max(60).openapi({ example: '招商专班企业微信群' })
const address = z
  .string()
  .trim()
  .max(1000)
  .describe('smtp://user:password@host:port or the address of the robot; written, never read')
  .openapi({ example: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…' })
const secret = z.string().trim().max(200).describe('Secret of a signed DingTalk robot; written, never read')
const sender = z
  .string()
  .trim()
  .max(200)
  .describe('From whom mails come')
  .openapi({ example: '落地 <landfall@example.gov.cn>' })
const kinds = z.array(z.enum(noticeKinds)).max(noticeKinds.length).describe('What it carries; none named means all')

const channel = z
  .object({
    id,
    kind: z.enum(channelKinds),
    name,
    shown_address: z.string().describe('Where it leads, without the key that opens it'),
    signed: z.boolean(),
    sender: z.string(),
    language: z.enum(languages),
    kinds,
    disabled: z.boolean(),
    problem: z.string().nullable().describe('What went wrong last; null since it works again'),
    problem_at: z.string().nullable(),
    sent_at: z.string().nullable(),
    waiting: z.number().int().describe('Messages that wait to be sent'),
    version: z.number().int(),
    can: z.array(z.string()).describe('change, test, remove'),
  })
  .openapi('Channel')

export const listChannels = route({
  id: 'channels.list',
  method: 'get',
  path: '/api/channels',
  summary: ['消息渠道（管理员）', 'Channels that carry notices out (administrator)'],
  answer: z.object({ items: z.array(channel), can: z.array(z.string()).describe('add') }),
})

export const addChannel = route({
  id: 'channels.add',
  method: 'post',
  path: '/api/channels',
  summary: ['新增消息渠道', 'Add a channel'],
  body: z.object({
    kind: z.enum(channelKinds),
    name,
    address,
    secret: secret.default(''),
    sender: sender.default(''),
    language: z.enum(languages).default('zh-CN'),
    kinds: kinds.default([]),
  }),
  answer: channel,
})

export const changeChannel = route({
  id: 'channels.change',
  method: 'patch',
  path: '/api/channels/{id}',
  summary: ['修改、停用或启用消息渠道', 'Change, disable or enable a channel'],
  params: z.object({ id }),
  body: z.object({
    version: z.number().int().min(1),
    name: name.optional(),
    address: address.optional(),
    secret: secret.optional(),
    sender: sender.optional(),
    language: z.enum(languages).optional(),
    kinds: kinds.optional(),
    disabled: z.boolean().optional(),
  }),
  answer: channel,
})

export const removeChannel = route({
  id: 'channels.remove',
  method: 'delete',
  path: '/api/channels/{id}',
  summary: ['删除消息渠道；地址和密钥一并清除', 'Remove a channel, its address and its secret'],
  params: z.object({ id }),
  query: z.object({ version: z.coerce.number().int().min(1) }),
})

export const testChannel = route({
  id: 'channels.test',
  method: 'post',
  path: '/api/channels/{id}/test',
  summary: ['发送测试消息', 'Send a test message'],
  params: z.object({ id }),
  answer: z.object({ sent: z.literal(true) }),
})
