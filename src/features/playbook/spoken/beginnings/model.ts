/**
 * The beginnings that a pattern such as `^(K|70|A?0[1-5])` lists, shortest first and without those that a shorter one covers:
 * 70, A, K, 01 to 05. Null for patterns that are more than such a list.
 */
export function beginnings(pattern: string): string[] | null {
  const inside = /^\^(?:\(([^()]*)\)|([^()|]*))$/.exec(pattern)
  if (!inside) return null
  const spelt = (inside[1] ?? inside[2] ?? '').split('|').map(spellings)
  if (!spelt.every((list) => list !== null)) return null
  const all = [...new Set(spelt.flat())].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
  return all.filter((one) => !all.some((other) => other !== one && one.startsWith(other)))
}

const piece = /([\p{L}\p{N}_-])(\?)?|\[([\p{L}\p{N}])-([\p{L}\p{N}])\]|\[([\p{L}\p{N}]+)\]/uy

/** Every text that letters, digits, letters that may be missing and small classes spell; null for anything else. */
function spellings(pattern: string): string[] | null {
  let texts = ['']
  let at = 0
  while (at < pattern.length) {
    piece.lastIndex = at
    const found = piece.exec(pattern)
    if (!found) return null
    const next = choices(found)
    texts = texts.flatMap((text) => next.map((letter) => text + letter))
    at = piece.lastIndex
  }
  return texts.includes('') || texts.length > 100 ? null : texts
}

function choices([, letter, optional, from, to, letters]: RegExpExecArray): string[] {
  if (letter) return optional ? ['', letter] : [letter]
  if (letters) return [...letters]
  const [first, last] = [from!.codePointAt(0)!, to!.codePointAt(0)!]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => String.fromCodePoint(first + step))
}
