import { useNavigate, useSearch } from '@tanstack/react-router'
import dayjs from 'dayjs'
import { today } from '#ui/day.ts'
import { type Breakdown, breakdowns } from '../../model.ts'
import type { Clicked } from '../../web/answers.ts'
import { readClicked, writeClicked } from '../../web/clicked.ts'

export interface Side {
  period: string
  unit?: string
}

/** What is compared: two months, two units or both, all of it in the address. */
export interface Compared {
  a: Side
  b: Side
  by: Breakdown
  span: 'month' | 'year'
  indicator?: string
  /** The figure that was clicked, and on which side. */
  clicked?: { side: 'a' | 'b'; figure: Clicked }
}

type Search = Record<string, string | undefined>

/** The comparison as the address has it, and the way to another; without a second month it is the one before the first. */
export function useCompared(): [Compared, (next: Search) => void] {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const a = monthOr(search.a, today().slice(0, 7))
  const b = monthOr(search.b, dayjs(`${a}-01`).subtract(1, 'month').format('YYYY-MM'))
  const figure = readClicked(search.figure)
  const compared: Compared = {
    a: { period: a, ...(search.ua && { unit: search.ua }) },
    b: { period: b, ...(search.ub && { unit: search.ub }) },
    by: breakdowns.find((one) => one === search.by) ?? 'unit',
    span: search.span === 'year' ? 'year' : 'month',
    ...(search.indicator && { indicator: search.indicator }),
    ...(figure && { clicked: { side: search.side === 'b' ? 'b' : 'a', figure } }),
  }
  const go = (next: Search) =>
    void navigate({
      to: '/reports/compare',
      search: { ...search, figure: undefined, side: undefined, ...next } as never,
    })
  return [compared, go]
}

function monthOr(given: string | undefined, other: string): string {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(given ?? '') ? given! : other
}

/** A clicked figure as words of the address. */
export function clickedWords(side: 'a' | 'b', figure: Clicked): Search {
  return { side, figure: writeClicked(figure) }
}
