import { useNavigate, useSearch } from '@tanstack/react-router'
import { today } from '#ui/day.ts'
import { type Breakdown, breakdowns } from '../model.ts'
import type { Clicked } from './answers.ts'
import { readClicked, writeClicked } from './clicked.ts'

const views = [...breakdowns, 'scores'] as const
export type View = (typeof views)[number]

/** Where the reader stands in the reports: all of it in the address, so that it can be sent to somebody and come back to. */
export interface Place {
  period: string
  view: View
  by: Breakdown
  unit?: string
  indicator?: string
  clicked?: Clicked
}

/** The place as the address has it, and the way to another. */
export function usePlace(): [Place, (next: Partial<Record<keyof Place, unknown>>) => void] {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const view = views.find((one) => one === search.by) ?? 'unit'
  const place: Place = {
    period: /^\d{4}-(0[1-9]|1[0-2])$/.test(search.period ?? '') ? search.period! : today().slice(0, 7),
    view,
    by: view === 'scores' ? 'unit' : view,
    unit: search.unit,
    indicator: search.indicator,
    clicked: readClicked(search.figure),
  }
  const go = ({ view: by, clicked, ...rest }: Partial<Record<keyof Place, unknown>>) => {
    const figure = clicked && writeClicked(clicked as Clicked)
    const next = { ...search, ...rest, ...(by !== undefined && { by }), figure }
    void navigate({ to: '/reports', search: next as never })
  }
  return [place, go]
}
