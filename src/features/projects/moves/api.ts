import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.checkGate, (context, { params, query }) => action.checkGate(context, params.id, query.stage)),
  bind(contract.moveProject, (context, { params, body }) => action.moveProject(context, params.id, body)),
  bind(contract.setStatus, (context, { params, body }) => action.setStatus(context, params.id, body)),
]
