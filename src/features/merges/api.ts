import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.previewMerge, (context, { query }) => action.previewMerge(context, query)),
  bind(contract.mergeRecords, (context, { body }) => action.mergeRecords(context, body)),
  bind(contract.listMerges, (context, { query }) => action.listMerges(context, query)),
  bind(contract.undoMerge, (context, { params, body }) => action.undoMerge(context, params.id, body.reason)),
]
