import { type Binding, bind } from '#platform/http/route.ts'
import * as contract from './contract.ts'
import * as deciding from './deciding/actions.ts'

export const api: Binding[] = [
  bind(contract.showRelocations, (context, { params }) => deciding.showRelocations(context, params.id)),
  bind(contract.setRelocation, (context, { params, body }) => deciding.setRelocation(context, params.id, body)),
  bind(contract.liftRelocation, (context, { params, body }) => deciding.liftRelocation(context, params.id, body)),
]
