import { type Binding, bind } from '#platform/http/route.ts'
import { addMemberLines, addUnitLines } from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.addUnits, (context, { body }) => addUnitLines(context, body)),
  bind(contract.addMembers, (context, { body }) => addMemberLines(context, body)),
]
