import { type Binding, bind } from '#platform/http/route.ts'
import * as act from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.changePassword, (context, { body, request }) => act.changePassword(context, body, request)),
  bind(contract.listSessions, (context, { request }) => act.listSessions(context, request)),
  bind(contract.endSession, (context, { params, request }) => act.endSession(context, params.id, request)),
  bind(contract.endOtherSessions, (context, { request }) => act.endOtherSessions(context, request)),
  bind(contract.startTwoFactor, (context, { body, request }) => act.startTwoFactor(context, body.password, request)),
  bind(contract.confirmTwoFactor, async (context, { body, request }) =>
    doneWith(await act.confirmTwoFactor(context, body.code, request)),
  ),
  bind(contract.stopTwoFactor, async (context, { body, request }) =>
    doneWith(await act.stopTwoFactor(context, body.password, request)),
  ),
  bind(contract.listKeys, (context) => act.listKeys(context)),
  bind(contract.addKey, (context, { body, request }) => act.addKey(context, body, request)),
  bind(contract.revokeKey, (context, { params }) => act.revokeKey(context, params.id)),
]

function doneWith(cookies: string[]): Response {
  const response = Response.json({ done: true })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
