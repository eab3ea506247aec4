import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [bind(contract.showBoard, (context, { query }) => action.showBoard(context, query))]
