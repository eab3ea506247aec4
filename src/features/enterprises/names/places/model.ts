import { cities } from '../divisions/model.ts'
import { lettersOf } from '../sounds/model.ts'

/** Places by the letters that companies write them in; only such cities and provinces as names are taken from. */
const extra: Record<string, string> = {
  china: '00',
  prc: '00',
  hongkong: '81',
  hk: '81',
  macau: '82',
  macao: '82',
  taiwan: '71',
  tibet: '54',
  innermongolia: '15',
  shaanxi: '61',
  chongqing: '50',
  xiamen: '3502',
  amoy: '3502',
  canton: '4401',
  peking: '11',
  tsingtao: '3702',
  suzhou: '3205',
}
let known: Map<string, string> | undefined

/** The code of the place that a word names (kunshan → 320583); undefined where it names none. */
export function placeNamed(word: string): string | undefined {
  known ??= new Map([...cities().map(([text, code]) => [lettersOf(text), code] as const), ...Object.entries(extra)])
  return known.get(word)
}
