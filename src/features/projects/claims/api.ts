import { type Binding, bind } from '#platform/http/route.ts'
import { amendClaim, reverseClaim, reviewClaim, submitClaim } from './actions.ts'
import * as contract from './contract.ts'
import { projectClaims, reviewQueue, wholeClaim } from './reading/actions.ts'

export const api: Binding[] = [
  bind(contract.listProjectClaims, (context, { params }) => projectClaims(context, params.id)),
  bind(contract.submitClaim, async (context, { params, body: { evidence, ...statement } }) =>
    wholeClaim(context, await submitClaim(context, params.id, statement, evidence)),
  ),
  bind(contract.amendClaim, async (context, { params, body: { evidence, version, ...statement } }) =>
    wholeClaim(context, await amendClaim(context, params.id, version, statement, evidence)),
  ),
  bind(contract.listClaims, (context, { query }) => reviewQueue(context, query)),
  bind(contract.getClaim, (context, { params }) => wholeClaim(context, params.id)),
  bind(contract.reviewClaim, async (context, { params, body }) => {
    await reviewClaim(context, params.id, body.version, body.decision, body.reason)
    return wholeClaim(context, params.id)
  }),
  bind(contract.reverseClaim, async (context, { params, body }) =>
    wholeClaim(context, await reverseClaim(context, params.id, body.version, body.reason)),
  ),
]
