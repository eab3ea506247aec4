/** What names are commonly compared by, on the names as they are written: from 0 to 1. Aliases are asked as well, for the best of them. */
type Score = (name: string, aliases: string[], other: string) => number

export const baselines: Record<string, Score> = {
  'trigram similarity': best(trigrams),
  'Jaro-Winkler': best(jaroWinkler),
  'token set (pairs of characters)': best(tokenSet),
}

function best(compare: (a: string, b: string) => number): Score {
  return (name, aliases, other) =>
    Math.max(...[name, ...aliases].map((one) => compare(one.toLowerCase(), other.toLowerCase())))
}

/** As pg_trgm does: two blanks before, one behind, shared over all. */
function trigrams(a: string, b: string): number {
  return shared(pieces(`  ${a} `, 3), pieces(`  ${b} `, 3), (p, q, both) => p + q - both)
}

/** Pieces of the shorter name that the longer one has. */
function tokenSet(a: string, b: string): number {
  return shared(pieces(a, 2), pieces(b, 2), Math.min)
}

function pieces(text: string, size: number): Set<string> {
  return new Set(Array.from({ length: Math.max(1, text.length - size + 1) }, (_, at) => text.slice(at, at + size)))
}

function shared(a: Set<string>, b: Set<string>, over: (a: number, b: number, both: number) => number): number {
  const both = [...a].filter((piece) => b.has(piece)).length
  return both / Math.max(1, over(a.size, b.size, both))
}

function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Set<number>()
  const left = [...a].map((one, at) => {
    for (let other = Math.max(0, at - reach); other <= Math.min(b.length - 1, at + reach); other++)
      if (b[other] === one && !taken.has(other)) {
        taken.add(other)
        return one
      }
    return ''
  })
  const p = left.join('')
  const q = [...taken]
    .sort((x, y) => x - y)
    .map((at) => b[at])
    .join('')
  if (p.length === 0) return 0
  const turned = [...p].filter((one, at) => one !== q[at]).length / 2
  const jaro = (p.length / a.length + p.length / b.length + (p.length - turned) / p.length) / 3
  let start = 0
  while (start < 4 && a[start] !== undefined && a[start] === b[start]) start += 1
  return jaro + start * 0.1 * (1 - jaro)
}
