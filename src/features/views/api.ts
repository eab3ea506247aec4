import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.listViews, (context, { query }) => action.listViews(context, query.subject)),
  bind(contract.addView, (context, { body }) => action.addView(context, body)),
  bind(contract.startFrom, (context, { body }) => action.startFrom(context, body.id)),
  bind(contract.changeView, (context, { params, body }) => action.changeView(context, params.id, body)),
  bind(contract.removeView, (context, { params, query }) => action.removeView(context, params.id, query.version)),
]
