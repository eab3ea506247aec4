import { type Binding, bind } from '#platform/http/route.ts'
import { activatePlaybook, currentPlaybook, playbookEditions, shippedPlaybooks, tryPlaybook } from './actions.ts'
import { activate, getCurrent, listEditions, listShipped, tryEdition } from './contract.ts'

export const api: Binding[] = [
  bind(getCurrent, (context) => currentPlaybook(context)),
  bind(listEditions, (context) => playbookEditions(context)),
  bind(listShipped, ({ me }) => shippedPlaybooks(me)),
  bind(tryEdition, (context, { body }) => tryPlaybook(context, body.source)),
  bind(activate, (context, { body }) => activatePlaybook(context, body.source, body.effective_on)),
]
