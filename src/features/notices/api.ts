import type { Binding } from '#platform/http/route.ts'
import { api as channels } from './channels/api.ts'
import { api as inbox } from './inbox/api.ts'

export const api: Binding[] = [...inbox, ...channels]
