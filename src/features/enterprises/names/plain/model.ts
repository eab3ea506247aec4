import * as OpenCC from 'opencc-js/t2cn'

/** One way to write a name: width, case, script, numerals and punctuation no longer tell two spellings apart. */

const japanese =
  '鉄铁県县広广沢泽竜龙浜滨気气関关発发変变経经済济実实総总薬药豊丰辺边塩盐応应桜樱歩步渋涩黒黑検检験验駅驿価价伝传戸户団团図图圧压囲围栄荣鉱矿斉齐対对聡聪単单戦战'
const simple = simplifications()

/** Chinese characters simplified one by one: a thousand times the speed of reading words, and two spellings of a name come out alike. */
export function simplified(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; at++) out += String.fromCharCode(simple[text.charCodeAt(at)]!)
  return out
}

function simplifications(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  const convert = OpenCC.Converter({ from: 't', to: 'cn' })
  const all = Array.from({ length: 0x9fff - 0x3400 + 1 }, (_, at) => String.fromCharCode(0x3400 + at))
  for (const [at, one] of convert(all.join('\n')).split('\n').entries())
    if (one.length === 1) table[0x3400 + at] = one.charCodeAt(0)
  for (let at = 0; at < japanese.length; at += 2) table[japanese.charCodeAt(at)] = japanese.charCodeAt(at + 1)
  return table
}

const longest = 300

/** The name in one width, case and script, its spaces and signs still there: what rules read. Names are cut at 300 characters. */
export function evenOf(name: string): string {
  const text = simplified(name.slice(0, longest).normalize('NFKC').toLowerCase())
  return /[\u00c0-\u024f]/.test(text)
    ? text
        .replaceAll('ß', 'ss')
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
    : text
}

/** Letters, figures and characters alone. */
export function bareOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

const figures: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 两: 2 }

/** 二 → 2, 十二 → 12, 第3 → 3; the text as it is where it is no numeral. */
export function figureOf(numeral: string): string {
  const text = numeral.replace(/^第/, '')
  if (/^\d+$/.test(text)) return String(Number(text))
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const value = text.includes('十') ? (figures[tens!] ?? 1) * 10 + (figures[ones!] ?? 0) : figures[ones!]
  return value === undefined ? text : String(value)
}
