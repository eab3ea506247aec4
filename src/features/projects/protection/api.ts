import { type Binding, bind } from '#platform/http/route.ts'
import * as contract from './contract.ts'
import * as keep from './keep/actions.ts'

export const api: Binding[] = [
  bind(contract.investorStandings, (context, { query }) => keep.investorStandings(context, query.ids.split(','))),
  bind(contract.showProtection, (context, { params }) => keep.showProtection(context, params.id)),
  bind(contract.keepProtection, (context, { params, body }) => keep.keepProtection(context, params.id, body)),
]
