import { type Binding, bind } from '#platform/http/route.ts'
import { combine, combinedLines } from './actions.ts'
import * as contract from './contract.ts'
import { exportCombined } from './export/actions.ts'
import { api as schedules } from './schedules/api.ts'

export const api: Binding[] = [
  bind(contract.getCombined, (context, { query }) => combine(context, query)),
  bind(contract.exportCombined, (context, { query }) => exportCombined(context, query)),
  bind(contract.listCombinedLines, (context, { query }) => combinedLines(context, query)),
  ...schedules,
]
