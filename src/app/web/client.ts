import {
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  type UseMutationOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { App } from 'antd'
import createClient from 'openapi-fetch'
import { currentLanguage } from '#ui/text.ts'
import type { paths } from './api.gen.ts'
import { answered, keyOf } from './once.ts'
import { isAway, isRefusal, isStranger, type ProblemBody, Refusal, refusalFrom } from './problem.ts'

/** How long a screen waits before it asks again who did not answer. */
export const againMs = 5_000

export { ConflictProblem, isAway, isConflict, isRefusal, Refusal } from './problem.ts'

const client = createClient<paths>({
  baseUrl: '/',
  // A header that a page of another site cannot send: the server refuses writes without it.
  headers: { 'x-landfall': '1' },
})
client.use({
  onRequest({ request }) {
    request.headers.set('accept-language', currentLanguage())
    return request
  },
})

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type PathsWith<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: object } ? P : never
}[keyof paths]
type Operation<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O } ? O : never
type Parameters<O> = O extends { parameters: infer A } ? A : never
export interface Input<P extends keyof paths, M extends Method> {
  path?: Parameters<Operation<P, M>> extends { path: infer A } ? A : never
  query?: Parameters<Operation<P, M>> extends { query?: infer Q } ? Q : never
  body?: Operation<P, M> extends { requestBody?: { content: { 'application/json': infer B } } } ? B : never
}
export type Answer<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: { 200: { content: { 'application/json': infer A } } } } ? A : null

/** One call of the API; what it refuses is thrown as a Refusal. */
export async function send<P extends PathsWith<M>, M extends Method>(
  method: M,
  path: P,
  input: Input<P, M> = {},
  signal?: AbortSignal,
): Promise<Answer<P, M>> {
  const { path: params, query, body } = input
  const asked = JSON.stringify([method, path, input])
  const call = client[method.toUpperCase() as 'GET'] as (
    path: string,
    options: object,
  ) => Promise<{ data?: unknown; error?: unknown; response: Response }>
  const headers = method === 'post' ? { 'idempotency-key': keyOf(asked) } : {}
  const options = { params: { path: params, query }, body, signal, headers }
  const { data, error, response } = await call(path as string, options).catch(unreachable)
  if (response.status < 500) answered(asked)
  if (!response.ok) throw refusalOf(error, response)
  return data as Answer<P, M>
}

function unreachable(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  const title =
    currentLanguage() === 'en'
      ? 'The server cannot be reached. Check the network and try again.'
      : '连不上服务器，请检查网络后重试。'
  throw new Refusal({ status: 0, code: 'network', title, faults: [], request_id: '' })
}

function refusalOf(error: unknown, response: Response): Refusal {
  if (error && typeof error === 'object' && 'title' in error) return refusalFrom(error as ProblemBody)
  const request_id = response.headers.get('x-request-id') ?? ''
  return new Refusal({
    status: response.status,
    code: 'unexpected',
    title: response.statusText,
    faults: [],
    request_id,
  })
}

/** Query options of a GET route: `useQuery(query('/api/projects', { query: { q } }))`. */
export function query<P extends PathsWith<'get'>>(path: P, input: Input<P, 'get'> = {}) {
  return queryOptions({
    queryKey: [path, input],
    queryFn: ({ signal }) => send('get', path, input, signal),
  })
}

/**
 * A write: `const move = useSend('post', '/api/projects/{id}/move')`. When it is done, the queries whose paths begin with one of
 * `refresh` are read again (all of them by default); a refusal is shown, unless `quiet` leaves it to the caller.
 */
export function useSend<P extends PathsWith<M>, M extends Exclude<Method, 'get'>>(
  method: M,
  path: P,
  {
    refresh,
    quiet,
    ...options
  }: { refresh?: string[]; quiet?: boolean } & UseMutationOptions<Answer<P, M>, Error, Input<P, M>> = {},
) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  return useMutation<Answer<P, M>, Error, Input<P, M>>({
    ...options,
    mutationFn: (input) => send(method, path, input),
    onSuccess: async (...given) => {
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => !refresh || refresh.some((start) => String(queryKey[0]).startsWith(start)),
      })
      await options.onSuccess?.(...given)
    },
    onError: (error, ...given) => {
      if (!quiet) message.error(error.message)
      return options.onError?.(error, ...given)
    },
  })
}

/** Sends a file as it is; answers what the server says of it. */
export async function sendFile<A>(path: string, file: File): Promise<A> {
  const asked = JSON.stringify([path, file.name, file.size, file.lastModified])
  const headers = {
    'x-landfall': '1',
    'idempotency-key': keyOf(asked),
    'x-file-name': encodeURIComponent(file.name),
    'content-type': 'application/octet-stream',
    'accept-language': currentLanguage(),
  }
  const response = await fetch(path, { method: 'POST', headers, body: file }).catch(unreachable)
  const body: unknown = await response.json().catch(() => undefined)
  if (response.status < 500) answered(asked)
  if (!response.ok) throw refusalOf(body, response)
  return body as A
}

/** Fetches a file that the server makes and hands it to the browser to keep, under the name that the server gives it. */
export async function saveFile(path: string): Promise<void> {
  const response = await fetch(path, { headers: { 'accept-language': currentLanguage() } }).catch(unreachable)
  if (!response.ok) throw refusalOf(await response.json().catch(() => undefined), response)
  const given = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = decodeURIComponent(given ?? 'file')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

export function createQueries(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey, state }) => {
        // On arrival the router asks who is there, and sends strangers on by itself.
        const onArrival = queryKey[0] === '/api/me' && state.data === undefined
        if (!onArrival) toSignIn(error)
      },
    }),
    mutationCache: new MutationCache({ onError: toSignIn }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // What could not be read because nobody answered is asked for again, until somebody does.
        refetchInterval: ({ state }) => isAway(state.error) && againMs,
        retry: (failures, error) =>
          failures < 2 && !(isRefusal(error) && error.body.status >= 400 && error.body.status < 500),
      },
    },
  })
}

/** A session that ended in the middle of work: sign in, and come back to where one was. */
function toSignIn(error: Error): void {
  const { pathname, search } = location
  if (isStranger(error) && pathname !== '/sign-in')
    location.assign(`/sign-in?${new URLSearchParams({ to: pathname + search })}`)
}
