import { type Binding, bind } from '#platform/http/route.ts'
import { addChannel, changeChannel, listChannels, removeChannel, testChannel } from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.listChannels, (context) => listChannels(context)),
  bind(contract.addChannel, (context, { body }) => addChannel(context, body)),
  bind(contract.changeChannel, (context, { params, body }) => changeChannel(context, params.id, body)),
  bind(contract.removeChannel, (context, { params, query }) => removeChannel(context, params.id, query.version)),
  bind(contract.testChannel, (context, { params }) => testChannel(context, params.id)),
]
