import { type Binding, bind } from '#platform/http/route.ts'
import { industryNames } from './actions.ts'
import { listIndustries } from './contract.ts'

export const api: Binding[] = [bind(listIndustries, (context) => industryNames(context))]
