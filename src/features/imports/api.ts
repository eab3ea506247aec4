import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import { api as companies } from './companies/api.ts'
import * as contract from './contract.ts'
import { decideRow } from './decide/actions.ts'
import { undecideRow } from './decide/undo/actions.ts'
import { suspectedRows } from './duplicates/actions.ts'
import { listFields, previewOf } from './preview/actions.ts'
import { previewImport } from './preview/contract.ts'
import { refusedLedger } from './refused/actions.ts'
import { listRows } from './results/actions.ts'
import { template } from './template/actions.ts'
import { startUndo, undoPlan } from './undo/actions.ts'

/** Ledgers in; the named ones come before `/{id}`. */
export const api: Binding[] = [
  bind(contract.listImports, (context, { query }) => action.listImports(context, query)),
  bind(contract.uploadLedger, (context, { query, request }) => action.uploadLedger(context, request, query.name)),
  bind(contract.listFields, (context) => listFields(context)),
  bind(contract.template, (context) => template(context)),
  bind(contract.suspectedRows, (context, { query }) => suspectedRows(context, query)),
  bind(contract.getImport, (context, { params }) => action.showImport(context, params.id)),
  bind(contract.mapImport, (context, { params, body }) => action.mapImport(context, params.id, body)),
  bind(contract.resetMapping, (context, { params, body }) => action.resetMapping(context, params.id, body)),
  bind(previewImport, async (context, { params }) => previewOf(context, await action.readImport(context, params.id))),
  ...companies,
  bind(contract.startImport, (context, { params }) => action.startImport(context, params.id)),
  bind(contract.cancelImport, (context, { params }) => action.cancelImport(context, params.id)),
  bind(contract.undoPlan, (context, { params }) => undoPlan(context, params.id)),
  bind(contract.undoImport, (context, { params, body }) => startUndo(context, params.id, body)),
  bind(contract.listRows, (context, { params, query }) => listRows(context, params.id, query)),
  bind(contract.refusedLedger, (context, { params }) => refusedLedger(context, params.id)),
  bind(contract.decideRow, (context, { params, body }) => decideRow(context, params.id, params.n, body)),
  bind(contract.undecideRow, (context, { params }) => undecideRow(context, params.id, params.n)),
]
