import type { z } from '@hono/zod-openapi'
import type { Context } from '../context.ts'
import type { Words } from '../words.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

interface Shape {
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
}

/** One route as its slice's `contract.ts` states it; `path` is written `/api/projects/{id}`. */
export interface Route<S extends Shape = Shape, A extends z.ZodType = z.ZodType> extends Shape {
  id: string
  method: Method
  path: string
  summary: Words
  params?: S['params']
  query?: S['query']
  body?: S['body']
  /** The only way out for data: what is not in this schema does not leave. */
  answer?: A
  /** Set where the answer is not JSON: a media type, streamed. */
  streams?: string
  /** Set where the body is not JSON: the file itself, streamed in. */
  takesFile?: boolean
  /** Set where what is sent or answered is nobody else's to keep: a password, a key. */
  secret?: boolean
  /** Set where a stranger may call. */
  open?: boolean
}

/** States a route; only the types do any work here. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  stated: Route<{ params: P; query: Q; body: B }, A> & { params?: P; query?: Q; body?: B; answer?: A },
) {
  return stated
}

type Given<T> = T extends z.ZodType ? z.output<T> : undefined

export interface Input<P, Q, B> {
  params: P
  query: Q
  body: B
  /** The request itself, for a body that is streamed in. */
  request: Request
}

/** A route tied to its action; made by `bind`, mounted by `createServer`. */
export interface Binding {
  route: Route
  run: (context: Context, input: Input<unknown, unknown, unknown>) => Promise<unknown>
}

/** Ties a route to the action that answers it. The action's answer must fit the route's schema, or be a streamed Response. */
export function bind<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  stated: Route<{ params: P; query: Q; body: B }, A>,
  run: (context: Context, input: Input<Given<P>, Given<Q>, Given<B>>) => Promise<z.input<A> | Response>,
): Binding {
  return { route: stated as unknown as Route, run: run as Binding['run'] }
}
