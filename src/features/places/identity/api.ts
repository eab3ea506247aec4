import { type Binding, bind } from '#platform/http/route.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.signInOptions, (door) => act.signInOptions(door)),
  bind(contract.signIn, async (door, { body, request }) => {
    const { status, cookies } = await act.signIn(door, body, request.headers.get('user-agent'))
    return withCookies({ status }, cookies)
  }),
  bind(contract.signOut, async (door, { request }) => withCookies({ done: true }, await act.signOut(door, request))),
  bind(contract.startOidc, (door, { query, request }) => act.startOidc(door, request, query.to)),
  bind(contract.finishOidc, (door, { request }) => act.finishOidc(door, request)),
  bind(contract.me, async (context, { request }) => {
    const me = contract.meAnswer.parse(await act.describeMe(context))
    return withCookies(me, await act.prolongSession(context, request))
  }),
  bind(contract.changeMe, (context, { body }) => act.changeLanguage(context, body.language)),
]

function withCookies(answer: unknown, cookies: string[]): Response {
  const response = Response.json(answer)
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
