import type { Answer } from '#app/web/client.ts'

export type Report = Answer<'/api/reports', 'get'>
export type Row = Report['total']
export type Figures = Row['indicators'][string]

/** A figure that was clicked; without a key it is the total's. */
export interface Clicked {
  indicator: string
  span: 'month' | 'year' | 'cumulative' | 'corrections'
  key?: string
  place?: keyof NonNullable<Row['arrivals']>
  /** Another month than the one reported. */
  period?: string
}
