import type { Binding } from '#platform/http/route.ts'

/** Every route of the product, by slice. */
export const bindings: Binding[] = []
