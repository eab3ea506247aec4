import { type Binding, bind } from '#platform/http/route.ts'
import { foundPlace } from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [bind(contract.foundPlace, (door, { body }) => foundPlace(door, body))]
