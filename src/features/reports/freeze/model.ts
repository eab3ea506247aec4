import { monthAfter } from '../periods/model.ts'

/** The first month after the last frozen one that would be skipped; null where the month follows on, or is the first to be frozen. */
export function firstOpen(frozen: readonly string[], month: string): string | null {
  const last = frozen.toSorted().at(-1)
  if (!last) return null
  const next = monthAfter(last)
  return next < month ? next : null
}
