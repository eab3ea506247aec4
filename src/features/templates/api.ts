import { type Binding, bind } from '#platform/http/route.ts'
import * as action from './actions.ts'
import * as contract from './contract.ts'
import { fillForList, fillForProject } from './fill/actions.ts'

/** Forms of other offices, filled; the named ones come before `/{id}`. */
export const api: Binding[] = [
  bind(contract.listTemplates, (context) => action.listTemplates(context)),
  bind(contract.listNames, (context) => action.listNames(context)),
  bind(contract.addTemplate, (context, { query, request }) => action.addTemplate(context, request, query.name)),
  bind(contract.showTemplate, (context, { params }) => action.showTemplate(context, params.id)),
  bind(contract.changeTemplate, (context, { params, body }) => action.changeTemplate(context, params.id, body)),
  bind(contract.replaceForm, (context, { params, query, request }) =>
    action.replaceForm(context, params.id, query.version, request, query.name),
  ),
  bind(contract.originalForm, (context, { params }) => action.originalForm(context, params.id)),
  bind(contract.removeTemplate, (context, { params, query }) =>
    action.removeTemplate(context, params.id, query.version),
  ),
  bind(contract.fillForProject, (context, { params }) => fillForProject(context, params.id, params.project_id)),
  bind(contract.fillForList, (context, { params, query }) => fillForList(context, params.id, query)),
]
