import type { Binding } from '#platform/http/route.ts'
import { api as facts } from './facts/api.ts'
import { api as moves } from './moves/api.ts'
import { api as page } from './page/api.ts'

/** Every route of the pipeline but those of claims; `/existing` and `/board` come before `/{id}`. */
export const api: Binding[] = [...facts, ...page, ...moves]
