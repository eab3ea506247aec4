import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.editMany, (context, { body }) => action.editMany(context, body)),
  bind(contract.undoEdits, (context, { body }) => action.undoEdits(context, body)),
]
