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
