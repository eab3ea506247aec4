/** A run of rows under one head, or all rows under none. */
export interface Section {
  key: string
  /** Whether a line of its own says what the rows have in common. */
  head: boolean
  open: boolean
  /** How many rows it has. */
  rows: number
}

export type Line = { kind: 'head'; section: number } | { kind: 'row'; section: number; row: number }

export function lineCount(sections: readonly Section[]): number {
  return sections.reduce((sum, section) => sum + linesOf(section), 0)
}

/** What stands on the line; undefined beyond the last. */
export function lineAt(sections: readonly Section[], index: number): Line | undefined {
  let start = 0
  for (const [at, section] of sections.entries()) {
    const lines = linesOf(section)
    if (index < start + lines) {
      const row = index - start - (section.head ? 1 : 0)
      return row < 0 ? { kind: 'head', section: at } : { kind: 'row', section: at, row }
    }
    start += lines
  }
  return undefined
}

function linesOf({ head, open, rows }: Section): number {
  return (head ? 1 : 0) + (open ? rows : 0)
}

/** The pages that lines from `first` to `last` need, with one ahead either way: section and page number. */
export function pagesNeeded(
  sections: readonly Section[],
  { first, last, size }: { first: number; last: number; size: number },
): { section: number; page: number }[] {
  const needed = new Map<string, { section: number; page: number }>()
  for (let index = first; index <= last; index++) {
    const line = lineAt(sections, index)
    if (line?.kind !== 'row') continue
    const here = Math.floor(line.row / size)
    for (const page of [here, here - 1, here + 1])
      if (page >= 0 && page * size < sections[line.section]!.rows)
        needed.set(`${line.section} ${page}`, { section: line.section, page })
  }
  return [...needed.values()]
}
