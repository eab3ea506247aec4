import * as OpenCC from 'opencc-js/t2cn'

const simplify = OpenCC.Converter({ from: 't', to: 'cn' })

/** One form for 臺/台, Ａ/A, ＡＢＣ/abc: width and case folded, traditional simplified, punctuation and spaces gone. */
export function fold(text: string): string {
  const known = folded.get(text)
  if (known !== undefined) return known
  const one = simplify(text.normalize('NFKC').toLowerCase()).replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')
  if (folded.size === 100) folded.clear()
  folded.set(text, one)
  return one
}

/** The last ones: a name is folded for its key, for its tokens and for what is compared with it. */
const folded = new Map<string, string>()

/**
 * The one- and two-character grams of a folded text, with repeats, for a `text[]` column under a GIN index: two-character Chinese
 * words are found by the index, which trigrams cannot do.
 */
export function gramsOf(folded: string): string[] {
  const grams: string[] = []
  let before = ''
  for (const character of folded) {
    grams.push(character)
    if (before) grams.push(before + character)
    before = character
  }
  return grams
}

/** The grams that a query must share; each is a character pair, or the one character that there is. */
export function queryGrams(query: string): string[] {
  const characters = [...fold(query)]
  if (characters.length <= 1) return characters
  return [...new Set(characters.slice(0, -1).map((character, i) => character + characters[i + 1]))]
}
