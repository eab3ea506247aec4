import { type Form, latinForms } from '../forms/model.ts'
import type { Name } from '../parts/model.ts'
import { placeNamed } from '../places/model.ts'
import { bareOf } from '../plain/model.ts'
import { isLatinTradeWord } from '../trades/model.ts'

const strength: readonly Form[] = ['shares', 'limited', 'partnership', 'firm']

/** Whether a name is written in letters alone; Chinese, Japanese and Korean ones are read otherwise. */
export function isLatin(text: string): boolean {
  return /[a-z]/.test(text) && !/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)
}

/** Reads `Hengli Precision (Kunshan) Co., Ltd., Suzhou Branch`: places by their sound, legal forms wherever they stand. */
export function readLatin(text: string, name: Name): Name {
  const [company, branch] = splitBranch(wordsOf(text))
  const left = takePlaces(takeForms(company, name), name)
  if (branch) name.branch = { region: branch.map(placeNamed).find(Boolean) ?? '', label: branch.join('') }
  const end = left.findIndex((word, at) => at > 0 && isLatinTradeWord(word))
  const own = end < 0 ? left : left.slice(0, end)
  name.trade = bareOf((own.length > 0 ? own : company).join(''))
  name.industry = end < 0 ? '' : left.slice(end).join('')
  return name
}

/** Letters of an abbreviation stand together: S.p.A. → spa, K.K. → kk. */
function wordsOf(text: string): string[] {
  const joined = text.replace(/\b[a-z](?:\.\s?[a-z](?![a-z]))+\.?/g, (letters) => ` ${letters.replace(/[.\s]/g, '')} `)
  const words = joined
    .replace(/['’`]/g, '')
    .replace(/\b(hong|inner) (kong|mongolia)\b/g, '$1$2')
    .split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word !== '' && word !== 'the' && word !== 'and' && word !== 'of')
}

function splitBranch(words: string[]): [company: string[], branch: string[] | null] {
  const at = words.lastIndexOf('branch')
  if (at < 1) return [words, null]
  const end = words.slice(0, at).findLastIndex((word) => latinForms.has(word))
  if (end < 0 || end === at - 1) return [words.slice(0, Math.max(1, at - 1)), words.slice(Math.max(1, at - 1), at)]
  return [words.slice(0, end + 1), words.slice(end + 1, at)]
}

function takeForms(words: string[], name: Name): string[] {
  const left: string[] = []
  for (const [at, word] of words.entries()) {
    const form = words.length > 1 && (at > 0 || isStrong(word)) ? latinForms.get(word) : undefined
    if (word === 'group') name.group = true
    else if (!form) left.push(word)
    else if (name.form === 'none' || strength.indexOf(form) < strength.indexOf(name.form)) name.form = form
  }
  return left
}

/** Such a form before the name is no name: S.p.A. Fiat, K.K. Toshiba. */
function isStrong(word: string): boolean {
  return word === 'spa' || word === 'kk' || word === 'gmbh'
}

/** The name must keep a word: Shanghai Industrial is of no other place. */
function takePlaces(words: string[], name: Name): string[] {
  const left = words.filter((word) => !placeNamed(word))
  const place = words.flatMap((word) => placeNamed(word) ?? []).toSorted((a, b) => b.length - a.length)[0]
  if (place) name.region = place
  return left.length > 0 && !isLatinTradeWord(left[0]!) ? left : words
}
