import type { Answer } from '#app/web/client.ts'

export type WholeClaim = Answer<'/api/claims/{id}', 'get'>
