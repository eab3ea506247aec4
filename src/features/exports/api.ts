import { type Binding, bind } from '#platform/http/route.ts'
import { exportProjects } from './actions.ts'
import { exportClaims } from './claims/actions.ts'
import * as contract from './contract.ts'
import { exportEnterprises } from './enterprises/actions.ts'
import { exportMembers } from './members/actions.ts'
import { exportRelations } from './relations/actions.ts'

/** Ledgers out; mounted before `/api/projects/{id}` and its like. */
export const api: Binding[] = [
  bind(contract.exportProjects, (context, { query }) => exportProjects(context, query)),
  bind(contract.exportClaims, (context, { query }) => exportClaims(context, query)),
  bind(contract.exportMembers, (context, { query }) => exportMembers(context, query)),
  bind(contract.exportRelations, (context, { query }) => exportRelations(context, query)),
  bind(contract.exportEnterprises, (context, { query }) => exportEnterprises(context, query)),
]
