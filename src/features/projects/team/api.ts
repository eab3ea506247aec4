import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.setTeam, (context, { params, body }) => action.setTeam(context, params.id, body)),
  bind(contract.addNote, (context, { params, body }) => action.addNote(context, params.id, body.text)),
]
