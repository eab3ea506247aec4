import { type Binding, bind } from '#platform/http/route.ts'
import { companiesAhead, importPairs } from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.importCompanies, (context, { params }) => companiesAhead(context, params.id)),
  bind(contract.importPairs, (context, { params, query }) => importPairs(context, params.id, query)),
]
