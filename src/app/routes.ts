import { api as enterprises } from '#features/enterprises/api.ts'
import { api as ledgers } from '#features/exports/api.ts'
import { api as founding } from '#features/founding/api.ts'
import { api as imports } from '#features/imports/api.ts'
import { api as industries } from '#features/industries/api.ts'
import { api as live } from '#features/live/api.ts'
import { api as merges } from '#features/merges/api.ts'
import { api as notices } from '#features/notices/api.ts'
import { api as places } from '#features/places/api.ts'
import { api as playbook } from '#features/playbook/api.ts'
import { api as projects } from '#features/projects/api.ts'
import { api as reports } from '#features/reports/api.ts'
import { api as search } from '#features/search/api.ts'
import { api as templates } from '#features/templates/api.ts'
import { api as views } from '#features/views/api.ts'
import type { Binding } from '#platform/http/route.ts'

/** Every route of the product, by slice; `/api/projects/export` of the ledgers comes before `/api/projects/{id}`. */
export const bindings: Binding[] = [
  ...founding,
  ...places,
  ...playbook,
  ...industries,
  ...ledgers,
  ...enterprises,
  ...projects,
  ...merges,
  ...reports,
  ...notices,
  ...imports,
  ...search,
  ...live,
  ...views,
  ...templates,
]
