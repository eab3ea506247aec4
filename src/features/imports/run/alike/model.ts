/** From here on two names may be spellings of one: 锂电铜箔（年产10万吨） and 年产10万吨锂电铜箔项目. */
const enough = 0.5

/** Whether two folded names of projects share most of their pairs of characters, in whatever order (Dice's coefficient). */
export function namesAlike(a: string, b: string): boolean {
  const [pairs, others] = [pairsOf(a), pairsOf(b)]
  if (pairs.size + others.size === 0) return false
  const shared = [...pairs].filter((pair) => others.has(pair)).length
  return (2 * shared) / (pairs.size + others.size) >= enough
}

/** What every second project is called says nothing. */
function pairsOf(name: string): Set<string> {
  const characters = [...name.replace(/项目|工程|[^\p{L}\p{N}]/gu, '')]
  return new Set(characters.slice(1).map((character, at) => characters[at]! + character))
}
