import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { languages } from '#platform/words.ts'
import { roles } from '../model.ts'

const id = z.uuid()
const password = z.string().min(1).max(128).openapi({ example: 'correct horse battery' })
const done = z.object({ done: z.literal(true) })

export const signInOptions = route({
  id: 'sign_in.options',
  method: 'get',
  path: '/api/sign-in',
  summary: ['登录方式', 'How one may sign in'],
  open: true,
  answer: z.object({
    place: z.object({ name: z.string(), name_en: z.string(), demo: z.boolean() }).nullable(),
    founded: z.boolean().describe('False where nobody works yet'),
    oidc: z.object({ name: z.string() }).nullable(),
  }),
})

export const signIn = route({
  id: 'sign_in.password',
  method: 'post',
  path: '/api/sign-in',
  summary: ['用用户名和密码登录', 'Sign in with user name and password'],
  open: true,
  body: z.object({
    user_name: z.string().min(1).max(64).openapi({ example: 'lin.yue' }),
    password,
    code: z.string().max(32).optional().describe('A code of the authenticator, or a backup code'),
    next: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe('A password of their own, where the present one was made for them'),
  }),
  answer: z.object({
    status: z
      .enum(['signed_in', 'code_needed', 'password_needed'])
      .describe('code_needed: send the same again, with a code; password_needed: with the next password'),
  }),
})

export const signOut = route({
  id: 'sign_in.out',
  method: 'post',
  path: '/api/sign-out',
  summary: ['退出登录', 'Sign out'],
  open: true,
  answer: done,
})

export const startOidc = route({
  id: 'sign_in.oidc',
  method: 'get',
  path: '/api/sign-in/oidc',
  summary: ['转到统一身份认证', 'Go to the OIDC provider'],
  open: true,
  query: z.object({ to: z.string().max(2000).optional() }),
  streams: 'text/html',
})

export const finishOidc = route({
  id: 'sign_in.oidc_callback',
  method: 'get',
  path: '/api/auth/callback/oidc',
  summary: ['统一身份认证返回', 'Back from the OIDC provider'],
  open: true,
  streams: 'text/html',
})

/** Answered as a Response, for its cookies: the action's adapter lets out this and no more. */
export const meAnswer = z
  .object({
    member_id: id,
    user_name: z.string(),
    name: z.string(),
    name_en: z.string(),
    title: z.string(),
    language: z.enum(languages),
    two_factor: z.boolean(),
    tenant: z.object({ id, slug: z.string(), name: z.string(), name_en: z.string(), demo: z.boolean() }),
    grants: z.array(z.object({ role: z.enum(roles), unit_id: id, unit_name: z.string(), unit_name_en: z.string() })),
    can: z.array(z.string()).describe('create, review, import, freeze, merge, administer'),
  })
  .openapi('Me')

export const me = route({
  id: 'me.read',
  method: 'get',
  path: '/api/me',
  summary: ['我是谁，可以做什么', 'Who I am and what I may do'],
  answer: meAnswer,
})

export const changeMe = route({
  id: 'me.change',
  method: 'patch',
  path: '/api/me',
  summary: ['修改我的语言', 'Change my language'],
  body: z.object({ language: z.enum(languages) }),
  answer: done,
})
