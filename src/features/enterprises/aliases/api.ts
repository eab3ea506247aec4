import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.listAliases, (context, { params }) => action.listAliases(context, params.id)),
  bind(contract.addAlias, (context, { params, body }) => action.addAlias(context, params.id, body)),
  bind(contract.correctAlias, (context, { params, body }) =>
    action.correctAlias(context, params.id, params.alias_id, body),
  ),
  bind(contract.withdrawAlias, (context, { params, body }) =>
    action.withdrawAlias(context, params.id, params.alias_id, body),
  ),
]
