import { randomUUID } from 'node:crypto'
import type { z } from '@hono/zod-openapi'
import type { Hono, Context as HonoContext } from 'hono'
import type { Logger } from 'pino'
import type { Context, Me } from '../context.ts'
import type { Db } from '../db/open.ts'
import type { FileStore } from '../files.ts'
import { askedOf, once } from '../once/once.ts'
import { type Fault, Problem } from '../problem.ts'
import { inLanguage, type Language, preferredLanguage } from '../words.ts'
import { zodWords } from '../zod-words.ts'
import { asProblem, diskFull, problemResponse } from './answer.ts'
import { callerOf } from './caller.ts'
import { refuseForgery } from './forgery.ts'
import { answerResponse } from './json.ts'
import { type Limiter, limitOf } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { Binding, Route } from './route.ts'
import { text } from './text.ts'

export interface Services {
  db: Db
  files: FileStore
  log: Logger
  metrics: Metrics
  /** Who is asking, from cookie or key; null for a stranger. */
  identify: (request: Request) => Promise<Me | null>
  now: () => Date
  /** How often one may ask; without it, as often as one likes. */
  limit?: Limiter
  /** How many reverse proxies of ours stand before the server. */
  proxies?: number
  /** Where the server is reached, when it is known. */
  url?: string
  /** Whether the disk of our own database is full, which keeps it from starting. */
  diskFull?: () => Promise<boolean>
}

const longestBody = 2 * 1024 * 1024

/** Mounts every binding: reads and checks the input, runs the action, lets out what the route's schema allows. */
export function mount(app: Hono, bindings: Binding[], services: Services): void {
  for (const binding of bindings) {
    const { route } = binding
    app.on(route.method.toUpperCase(), honoPath(route.path), (c) => answer(c, binding, services))
  }
}

async function answer(c: HonoContext, { route, run }: Binding, services: Services): Promise<Response> {
  const requestId = c.req.header('x-request-id')?.slice(0, 64) || randomUUID()
  const language = preferredLanguage(c.req.header('accept-language'))
  const started = performance.now()
  let status = 500
  let me: Me | null = null
  try {
    refuseForgery(c.req.raw, route.method, services.url)
    if (route.open) countCall(route, services, callerOf(c, services.proxies))
    me = await services.identify(c.req.raw)
    if (!me && !route.open) throw new Problem('unauthenticated', 'sign_in', text.sign_in)
    if (me && !route.open) countCall(route, services, me.member_id)
    const { db, files, now } = services
    const context = { db, files, me: me as Me, now: now(), language, request_id: requestId }
    const response = await doneOnce(c, route, context, async () => {
      const result = await run(context, await readInput(c, route, language))
      if (result instanceof Response) return result
      // What may be kept and given again is not packed.
      const packing = c.req.header('idempotency-key') ? undefined : c.req.header('accept-encoding')
      return answerResponse(result, route.answer, packing)
    })
    response.headers.set('x-request-id', requestId)
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
    status = response.status
    return response
  } catch (error) {
    const { problem: found, foreseen } = asProblem(error)
    const problem = found.code === 'database.away' && (await services.diskFull?.()) ? diskFull() : found
    if (!foreseen) services.log.error({ request_id: requestId, route: route.id, err: error }, 'request failed')
    const response = problemResponse(problem, language, requestId)
    response.headers.set('x-request-id', requestId)
    status = response.status
    return response
  } finally {
    const ms = performance.now() - started
    services.metrics.request(route.id, route.method, status, ms)
    services.log.info(
      { request_id: requestId, route: route.id, status, ms: Math.round(ms), member: me?.member_id },
      'request',
    )
  }
}

function countCall(route: Route, { limit }: Services, who: string): void {
  const kind = limitOf(route)
  if (kind) limit?.(kind, who)
}

/** A request that makes something is done once under its Idempotency-Key, however often it is sent. */
async function doneOnce(
  c: HonoContext,
  route: Route,
  { db, me, now }: Context,
  work: () => Promise<Response>,
): Promise<Response> {
  const key = c.req.header('idempotency-key')
  if (key === undefined || route.method !== 'post' || route.open) return work()
  // A file is told by its name and length: it is not read twice.
  const { takesFile, secret = false } = route
  const content = takesFile ? `${c.req.header('x-file-name')} ${c.req.header('content-length')}` : await bodyText(c)
  // Of a password nothing is kept, not even a hash that could be guessed at.
  const asked = askedOf(c.req.path, new URL(c.req.url).search, secret ? '' : content)
  return once(db, { me, key, asked, now, keep: !secret }, work)
}

async function readInput(c: HonoContext, route: Route, language: Language) {
  const faults: Fault[] = []
  const params = check(route.params, c.req.param(), faults, language)
  const query = check(route.query, queryOf(c), faults, language)
  const body = route.body ? check(route.body, await jsonBody(c), faults, language) : undefined
  if (faults.length > 0) throw new Problem('invalid', 'input.invalid', text.invalid, { faults })
  return { params, query, body, request: c.req.raw }
}

/** A key that is there once is a text, more than once a list. */
function queryOf(c: HonoContext): Record<string, string | string[]> {
  const all = c.req.queries()
  return Object.fromEntries(
    Object.entries(all).map(([key, values]) => [key, values.length === 1 ? values[0]! : values]),
  )
}

async function jsonBody(c: HonoContext): Promise<unknown> {
  const raw = await bodyText(c)
  try {
    return JSON.parse(raw || '{}')
  } catch {
    throw new Problem('malformed', 'request.malformed', text.malformed)
  }
}

/** The body as it comes, no further than we take: a length that is not told, or told wrong, is no way around it. */
async function bodyText(c: HonoContext): Promise<string> {
  const read = c.get('body') as string | undefined
  if (read !== undefined) return read
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of c.req.raw.body ?? []) {
    length += piece.length
    if (length > longestBody) throw new Problem('too_large', 'request.too_large', text.too_large)
    pieces.push(piece)
  }
  const body = Buffer.concat(pieces).toString('utf8')
  c.set('body', body)
  return body
}

function check(schema: z.ZodType | undefined, value: unknown, faults: Fault[], language: Language): unknown {
  if (!schema) return undefined
  const result = schema.safeParse(value, { error: (issue) => wordsOf(issue, language) })
  if (result.success) return result.data
  for (const issue of result.error.issues)
    faults.push({ field: issue.path.join('.'), message: [issue.message, issue.message] })
  return undefined
}

/** Zod's own words in the reader's language, unless the contract gave its own; what is not there is no wrong type to a reader. */
function wordsOf(issue: z.core.$ZodRawIssue, language: Language): string | undefined {
  return issue.input === undefined ? inLanguage(text.field_missing, language) : zodWords(issue, language)
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}
