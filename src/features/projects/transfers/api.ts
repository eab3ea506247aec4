import type { Context } from '#platform/context.ts'
import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'
import * as reading from './reading/actions.ts'

export const api: Binding[] = [
  bind(contract.listTransfers, (context, { query }) => reading.listTransfers(context, query)),
  bind(contract.showTransfer, (context, { params }) => reading.showTransfer(context, params.id)),
  bind(contract.projectTransfers, (context, { params }) => reading.projectTransfers(context, params.id)),
  bind(contract.passOn, async (context, { params, body }) =>
    reading.showTransfer(context, await action.passOn(context, params.id, body)),
  ),
  bind(contract.setTerms, (context, { params, body }) =>
    after(context, params.id, action.setTerms(context, params.id, body)),
  ),
  bind(contract.takeOver, (context, { params, body }) =>
    after(context, params.id, action.takeOver(context, params.id, body)),
  ),
  bind(contract.decline, (context, { params, body }) =>
    after(context, params.id, action.decline(context, params.id, body)),
  ),
  bind(contract.takeBack, (context, { params, body }) =>
    after(context, params.id, action.takeBack(context, params.id, body.version)),
  ),
]

/** How it stands once that is done. */
async function after(context: Context, id: string, done: Promise<void>) {
  await done
  return reading.showTransfer(context, id)
}
