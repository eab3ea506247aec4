import { type Binding, bind } from '#platform/http/route.ts'
import { followChanges } from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.followChanges, async (context, { request }) => followChanges(context, request)),
]
