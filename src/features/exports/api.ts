import { type Binding, bind } from '#platform/http/route.ts'
import { exportProjects } from './actions.ts'
import * as contract from './contract.ts'

/** Ledgers out; mounted before `/api/projects/{id}`. */
export const api: Binding[] = [bind(contract.exportProjects, (context, { query }) => exportProjects(context, query))]
