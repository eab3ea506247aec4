import { type Binding, bind } from '#platform/http/route.ts'
import { addUnit, changeUnit, listUnits } from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.listUnits, (context) => listUnits(context)),
  bind(contract.addUnit, (context, { body }) => addUnit(context, body)),
  bind(contract.changeUnit, (context, { params, body }) => changeUnit(context, params.id, body)),
]
