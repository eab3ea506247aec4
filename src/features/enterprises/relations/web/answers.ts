import type { Answer } from '#app/web/client.ts'

/** Shapes of the API's answers that several parts of this screen share. */
export type Relations = Answer<'/api/enterprises/{id}/relations', 'get'>
export type Told = Relations['items'][number]
export type Foreseen = Answer<'/api/enterprises/relations/preview', 'get'>['rows'][number]
