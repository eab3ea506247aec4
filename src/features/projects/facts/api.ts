import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.findExisting, (context, { query }) => action.findExisting(context, query.name)),
  bind(contract.creatableUnits, (context, { query }) => action.creatableUnits(context, query)),
  bind(contract.createProject, (context, { body }) => action.createProject(context, body)),
  bind(contract.editProject, (context, { params, body }) => action.editProject(context, params.id, body)),
]
