import { type Binding, bind } from '#platform/http/route.ts'
import { exportProjects } from './actions.ts'
import * as contract from './contract.ts'
import { exportEnterprises } from './enterprises/actions.ts'

/** Ledgers out; mounted before `/api/projects/{id}` and `/api/enterprises/{id}`. */
export const api: Binding[] = [
  bind(contract.exportProjects, (context, { query }) => exportProjects(context, query)),
  bind(contract.exportEnterprises, (context, { query }) => exportEnterprises(context, query)),
]
