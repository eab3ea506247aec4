import type { Context } from '#platform/context.ts'
import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'
import * as reading from './reading/actions.ts'

export const api: Binding[] = [
  bind(contract.listDisputes, (context, { query }) => reading.listDisputes(context, query)),
  bind(contract.askHolder, async (context, { body }) => shown(context, await action.askHolder(context, body))),
  bind(contract.showDispute, (context, { params }) => reading.showDispute(context, params.id)),
  bind(contract.answerDispute, async (context, { params, body }) => {
    await action.answerDispute(context, params.id, body)
    return shown(context, params.id)
  }),
  bind(contract.appealDispute, async (context, { params, body }) => {
    await action.appealDispute(context, params.id, body)
    return shown(context, params.id)
  }),
  bind(contract.withdrawDispute, async (context, { params, body }) => {
    await action.withdrawDispute(context, params.id, body.version)
    return shown(context, params.id)
  }),
  bind(contract.decideDispute, async (context, { params, body }) => {
    await action.decideDispute(context, params.id, body)
    return shown(context, params.id)
  }),
]

const shown = (context: Context, id: string) => reading.showDispute(context, id)
