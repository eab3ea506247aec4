import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'
import { listKin } from './kin/actions.ts'

export const api: Binding[] = [
  bind(contract.listRelations, (context, { params }) => action.listRelations(context, params.id)),
  bind(contract.addRelation, (context, { params, body }) => action.addRelation(context, params.id, body)),
  bind(contract.correctRelation, (context, { params, body }) =>
    action.correctRelation(context, params.id, params.relation_id, body),
  ),
  bind(contract.withdrawRelation, (context, { params, body }) =>
    action.withdrawRelation(context, params.id, params.relation_id, body),
  ),
  bind(contract.readProof, (context, { params, request }) =>
    action.readProof(context, params.id, params.relation_id, request),
  ),
  bind(contract.listKin, (context, { params }) => listKin(context, params.id)),
]
