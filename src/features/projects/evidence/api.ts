import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'
import * as file from './files/actions.ts'

export const api: Binding[] = [
  bind(contract.uploadFile, (context, { query, request }) => file.uploadFile(context, request, query.name)),
  bind(contract.readUpload, (context, { params, request }) => file.readUpload(context, params.sha256, request)),
  bind(contract.listEvidence, (context, { params }) => action.listEvidence(context, params.id)),
  bind(contract.addEvidence, (context, { params, body }) => action.addEvidence(context, params.id, body)),
  bind(contract.removeEvidence, (context, { params }) => action.removeEvidence(context, params.id, params.evidence_id)),
  bind(contract.readEvidence, (context, { params, request }) =>
    file.readEvidence(context, params.id, params.evidence_id, request),
  ),
]
