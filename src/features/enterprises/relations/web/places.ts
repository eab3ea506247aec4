interface Link {
  from: string
  to: string
  kind: string
}

/**
 * Where each company stands in the picture: whoever holds another above it, the others beside; `across` from 0 to 1, `row` from the top. A level
 * with more than fit beside each other takes several rows.
 */
export function placesOf(centre: string, ids: readonly string[], links: readonly Link[], perRow: number) {
  const levels = new Map([[centre, 0]])
  for (const id of levels.keys())
    for (const { from, to, kind } of links) {
      const step = ['parent', 'venture'].includes(kind) ? 1 : 0
      if (from === id && !levels.has(to)) levels.set(to, levels.get(id)! + step)
      if (to === id && !levels.has(from)) levels.set(from, levels.get(id)! - step)
    }
  const byLevel = Map.groupBy(ids, (id) => levels.get(id) ?? 0)
  const rows = [...byLevel.entries()].sort(([a], [b]) => a - b).flatMap(([, level]) => chunks(level, perRow))
  const places = rows.flatMap((row, at) =>
    row.map((id, i) => [id, { across: (i + 0.5) / row.length, row: at }] as const),
  )
  return { rows: rows.length, places: new Map(places) }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}
