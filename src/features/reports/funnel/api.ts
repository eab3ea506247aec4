import { type Binding, bind } from '#platform/http/route.ts'
import { leadFunnel } from './actions.ts'
import * as contract from './contract.ts'
import { exportFunnel } from './export/actions.ts'

export const api: Binding[] = [
  bind(contract.getFunnel, (context, { query }) => leadFunnel(context, query)),
  bind(contract.exportFunnel, (context, { query }) => exportFunnel(context, query)),
]
