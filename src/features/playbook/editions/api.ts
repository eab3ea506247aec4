import { type Binding, bind } from '#platform/http/route.ts'
import {
  activatePlaybook,
  comparePlaybooks,
  currentPlaybook,
  playbookEditions,
  shippedPlaybooks,
  tryPlaybook,
} from './actions.ts'
import { activate, compareEditions, getCurrent, listEditions, listShipped, tryEdition } from './contract.ts'

export const api: Binding[] = [
  bind(getCurrent, (context) => currentPlaybook(context)),
  bind(listEditions, (context) => playbookEditions(context)),
  bind(compareEditions, (context, { query }) => comparePlaybooks(context, query.from, query.to)),
  bind(listShipped, ({ me }) => shippedPlaybooks(me)),
  bind(tryEdition, (context, { body }) => tryPlaybook(context, body.source)),
  bind(activate, (context, { body }) => activatePlaybook(context, body.source, body.effective_on)),
]
