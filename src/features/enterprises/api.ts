import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import { api as aliases } from './aliases/api.ts'
import * as contract from './contract.ts'
import { findCandidates } from './match/actions.ts'
import { api as pairs } from './pairs/api.ts'
import { api as relations } from './relations/api.ts'
import { api as relationLedger } from './relations/ledger/api.ts'

export const api: Binding[] = [
  bind(contract.listEnterprises, (context, { query }) => action.listEnterprises(context, query)),
  bind(contract.enterpriseProjects, (context, { params, query }) =>
    action.enterpriseProjects(context, params.id, query),
  ),
  bind(contract.createEnterprise, (context, { body }) => action.createEnterprise(context, body.changes)),
  bind(contract.enterpriseCandidates, (context, { query }) => findCandidates(context, query)),
  ...pairs,
  ...relationLedger,
  bind(contract.getEnterprise, (context, { params }) => action.getEnterprise(context, params.id)),
  bind(contract.editEnterprise, (context, { params, body }) => action.editEnterprise(context, params.id, body)),
  ...aliases,
  ...relations,
]
