import type { Answer } from '#app/web/client.ts'

export type Cockpit = Answer<'/api/cockpit', 'get'>
