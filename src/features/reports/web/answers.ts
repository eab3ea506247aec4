import type { Answer } from '#app/web/client.ts'

export type Report = Answer<'/api/reports', 'get'>

/** A figure that was clicked; without a key it is the total's. */
export interface Clicked {
  indicator: string
  span: 'month' | 'year' | 'cumulative'
  key?: string
}
