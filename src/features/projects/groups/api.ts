import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.groupProjects, (context, { query }) => action.groupProjects(context, query)),
]
