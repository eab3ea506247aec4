import type { Binding } from '#platform/http/route.ts'
import { api as board } from './board/api.ts'
import { api as bulk } from './bulk/api.ts'
import { api as claims } from './claims/api.ts'
import { api as contacts } from './contacts/api.ts'
import { api as disputes } from './disputes/api.ts'
import { api as evidence } from './evidence/api.ts'
import { api as facts } from './facts/api.ts'
import { api as groups } from './groups/api.ts'
import { api as list } from './list/api.ts'
import { api as moves } from './moves/api.ts'
import { api as page } from './page/api.ts'
import { api as protection } from './protection/api.ts'
import { api as relocations } from './relocations/api.ts'
import { api as team } from './team/api.ts'
import { api as timeline } from './timeline/api.ts'
import { api as transfers } from './transfers/api.ts'

/** Every route of the pipeline; the named ones, `/existing`, `/units`, `/board`, `/groups`, `/bulk` and `/undo`, come before `/{id}`. */
export const api: Binding[] = [
  ...list,
  ...board,
  ...groups,
  ...bulk,
  ...facts,
  ...page,
  ...moves,
  ...team,
  ...contacts,
  ...protection,
  ...disputes,
  ...transfers,
  ...relocations,
  ...evidence,
  ...timeline,
  ...claims,
]
