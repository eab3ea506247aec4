import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.listPairs, (context, { query }) => action.listPairs(context, query)),
  bind(contract.waitingPairs, (context) => action.waitingPairs(context)),
  bind(contract.sweepPairs, (context) => action.sweepPairs(context)),
  bind(contract.onePair, (context, { params }) => action.showPair(context, params.id)),
  bind(contract.decidePair, (context, { params, body }) => action.decidePair(context, params.id, body)),
  bind(contract.reopenPair, (context, { params, body }) => action.reopenPair(context, params.id, body.version)),
]
