import { type Binding, bind } from '#platform/http/route.ts'
import { bulletinOf } from './bulletin/actions.ts'
import { exportBulletin } from './bulletin/export/actions.ts'
import { showCockpit } from './cockpit/actions.ts'
import { api as combined } from './combined/api.ts'
import * as contract from './contract.ts'
import { count } from './count/actions.ts'
import { exportReport } from './export/actions.ts'
import { freezeMonth, listPeriods } from './freeze/actions.ts'
import { api as funnel } from './funnel/api.ts'
import { reportLines } from './lines/actions.ts'
import { unitScores } from './score/actions.ts'
import { listTargets, setTargets } from './targets/actions.ts'

export const api: Binding[] = [
  ...combined,
  ...funnel,
  bind(contract.showCockpit, (context) => showCockpit(context)),
  bind(contract.getReport, ({ db, me }, { query }) => count(db, me.tenant_id, me.reach, query)),
  bind(contract.exportReport, (context, { query }) => exportReport(context, query)),
  bind(contract.getBulletin, (context, { query }) => bulletinOf(context, query)),
  bind(contract.exportBulletin, (context, { query }) => exportBulletin(context, query)),
  bind(contract.listLines, (context, { query }) =>
    reportLines(context, { ...query, excluded: query.excluded === 'true' }),
  ),
  bind(contract.listPeriods, (context) => listPeriods(context)),
  bind(contract.unitScores, (context, { query }) => unitScores(context, query.period, query.unit)),
  bind(contract.freeze, (context, { params }) => freezeMonth(context, params.period)),
  bind(contract.listTargets, (context, { query }) => listTargets(context, query.year)),
  bind(contract.setTargets, (context, { query, body }) => setTargets(context, query.year, body.items, body.version)),
]
