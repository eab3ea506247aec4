import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Change } from '#features/live/model.ts'

/** Which answers of the API a kind of change makes old, by the beginnings of their paths. */
const readers: Record<keyof Change, string[]> = {
  projects: ['/api/projects', '/api/cockpit'],
  claims: ['/api/claims', '/api/cockpit'],
  enterprises: ['/api/enterprises'],
  inbox: ['/api/inbox', '/api/disputes', '/api/transfers'],
  units: ['/api/units', '/api/me'],
  members: ['/api/members', '/api/me'],
  playbook: ['/api/playbook', '/api/projects'],
  reports: ['/api/reports'],
}

/** Adds one change to another. */
export function joined(one: Change, other: Change): Change {
  const all: Record<string, unknown> = { ...one }
  for (const [kind, ids] of Object.entries(other)) {
    const had = all[kind]
    all[kind] = Array.isArray(had) && Array.isArray(ids) ? [...new Set([...had, ...ids])] : had === 'many' ? had : ids
  }
  return all as Change
}

/** Whether a change makes the answer to this query old: lists by their kind, one record by its id. */
export function isOld(key: QueryKey, change: Change): boolean {
  const path = String(key[0])
  return Object.entries(change).some(([kind, ids]) => {
    if (!readers[kind as keyof Change].some((start) => path.startsWith(start))) return false
    const id = path.includes('{id}') ? idOf(key[1]) : undefined
    return id === undefined || !Array.isArray(ids) || ids.includes(id)
  })
}

function idOf(input: unknown): string | undefined {
  if (typeof input === 'string') return input
  return (input as { path?: { id?: string } } | undefined)?.path?.id
}

const everything: Change = {
  projects: 'many',
  claims: 'many',
  enterprises: 'many',
  inbox: true,
  units: true,
  members: true,
  playbook: true,
  reports: true,
}

const gapMs = 2_000

/** Reads again what changes make old: the first at once, those that follow together, however many come. */
export function refetcher(queries: QueryClient): { changed: (change: Change) => void; missed: () => void } {
  let waiting: Change | undefined
  let busy = false
  const read = (change: Change) => {
    busy = true
    setTimeout(() => {
      busy = false
      const next = waiting
      waiting = undefined
      if (next) read(next)
    }, gapMs)
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isOld(queryKey, change) })
  }
  return {
    changed(change) {
      if (busy) waiting = joined(waiting ?? {}, change)
      else read(change)
    },
    missed: () => read(everything),
  }
}
