import type { Binding } from '#platform/http/route.ts'
import { api as account } from './account/api.ts'
import { api as identity } from './identity/api.ts'
import { api as members } from './members/api.ts'
import { api as roster } from './roster/api.ts'
import { api as units } from './units/api.ts'

/** Who: signing in, one's own account, the tree of units, the members in it. */
export const api: Binding[] = [...identity, ...account, ...units, ...members, ...roster]
