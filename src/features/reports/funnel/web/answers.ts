import type { Answer } from '#app/web/client.ts'

export type Funnel = Answer<'/api/reports/funnel', 'get'>
