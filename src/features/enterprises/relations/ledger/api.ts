import { type Binding, bind } from '#platform/http/route.ts'
import { importRelations } from './actions.ts'
import * as contract from './contract.ts'
import { previewRelations } from './preview/actions.ts'

/** Before the routes of one enterprise, whose id would else be “relations”. */
export const api: Binding[] = [
  bind(contract.previewRelations, (context, { query }) => previewRelations(context, query.sha256)),
  bind(contract.importRelations, (context, { body }) => importRelations(context, body.sha256)),
]
