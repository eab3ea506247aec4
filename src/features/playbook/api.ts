import type { Binding } from '#platform/http/route.ts'
import { api as editions } from './editions/api.ts'

export const api: Binding[] = [...editions]
