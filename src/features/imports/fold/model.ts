import * as OpenCC from 'opencc-js/t2cn'

const simplify = OpenCC.Converter({ from: 't', to: 'cn' })

/** One width, one case, simplified, without spaces and invisible characters: `總投資（億元）` is `总投资(亿元)`. Punctuation stays. */
export function plain(text: string): string {
  if (/^[\x21-\x7e]*$/.test(text)) return text.toLowerCase()
  const known = last.get(text)
  if (known !== undefined) return known
  const one = folded(text)
  if (last.size === 1_000) last.clear()
  if (text.length <= longestWord) last.set(text, one)
  return one
}

/** The last words: a column says the same few choices, units and sections of a house all the time. */
const last = new Map<string, string>()
const longestWord = 20

function folded(text: string): string {
  const one = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}]/gu, '')
  return /[\u3400-\u9fff]/.test(one) ? simplify(one) : one
}

/** What two spellings of one label share: `plain` without punctuation and underscores. */
export function labelKey(text: string): string {
  return plain(text).replace(/[\p{P}\p{S}]/gu, '')
}
