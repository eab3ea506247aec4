import type { Answer } from '#app/web/client.ts'

export type Unit = Answer<'/api/units', 'get'>['items'][number]
export type Member = Answer<'/api/members', 'get'>['items'][number]
