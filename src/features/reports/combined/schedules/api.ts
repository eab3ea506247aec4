import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.listSchedules, (context) => action.listSchedules(context)),
  bind(contract.addSchedule, (context, { body }) => action.addSchedule(context, body)),
  bind(contract.changeSchedule, (context, { params, body }) => action.changeSchedule(context, params.id, body)),
  bind(contract.removeSchedule, (context, { params, query }) =>
    action.removeSchedule(context, params.id, query.version),
  ),
  bind(contract.readRun, (context, { params }) => action.readRun(context, params.id)),
]
