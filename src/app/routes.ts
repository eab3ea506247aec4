import { api as notices } from '#features/notices/api.ts'
import { api as places } from '#features/places/api.ts'

import type { Binding } from '#platform/http/route.ts'

/** Every route of the product, by slice. */
export const bindings: Binding[] = [...places, ...notices]
