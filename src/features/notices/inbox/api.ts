import { type Binding, bind } from '#platform/http/route.ts'
import { listNotices, readNotices } from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.listNotices, (context, { query }) => listNotices(context, query)),
  bind(contract.readNotices, (context, { body }) => readNotices(context, body)),
]
