import { visitXml } from './xml.ts'
import type { Zip } from './zip.ts'

/**
 * What a number format says about the number under it: words that it puts around it are what a reader of the sheet sees, and `scaled`
 * that another number is seen than the one that is there.
 */
export type Shown = 'number' | 'scaled' | 'percent' | 'day' | 'month' | 'time' | { before: string; after: string }

/** By the style index of a cell: how its number is shown, and whether its text is struck through. */
export interface Styles {
  formats: Shown[]
  struck: ReadonlySet<number>
}

export async function readStyles(zip: Zip, path: string | null): Promise<Styles> {
  const custom = new Map<string, string>()
  const shown: Shown[] = []
  const struck = new Set<number>()
  const struckFonts = new Set<string>()
  let inCells = false
  let inFonts = false
  let fonts = 0
  if (!path || !zip.has(path)) return { formats: shown, struck }
  await visitXml(await zip.open(path), {
    open(name, { numFmtId = '0', formatCode = '', fontId = '0', val = '1' }) {
      if (name === 'numFmt') custom.set(numFmtId, formatCode)
      if (name === 'fonts') inFonts = true
      if (name === 'font' && inFonts) fonts += 1
      if (name === 'strike' && inFonts && val !== '0' && val !== 'false') struckFonts.add(String(fonts - 1))
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) {
        if (struckFonts.has(fontId)) struck.add(shown.length)
        const code = custom.get(numFmtId)
        shown.push(code === undefined ? builtIn(Number(numFmtId)) : shownBy(code))
      }
    },
    close(name) {
      if (name === 'fonts') inFonts = false
      if (name === 'cellXfs') inCells = false
    },
  })
  return { formats: shown, struck }
}

/** How a custom format code shows a number: `yyyy"年"m"月"` is a month, `[h]:mm` a time, `0.0%` a percent. */
export function shownBy(code: string): Shown {
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
  if (/general/.test(bare)) return worded(code.split(';')[0] ?? '')
  if (/[ydge]/.test(bare.replace(/[0#?.]e[+-]/g, '')))
    return /d/.test(bare) || /[hs]/.test(bare) ? 'day' : monthOrDay(bare)
  if (/[hs]/.test(bare)) return 'time'
  if (/m/.test(bare)) return 'month'
  if (bare.includes('%')) return 'percent'
  return /[0#?],+([^0#?,]|$)|[!\\]\./.test(unquoted(code)) ? 'scaled' : worded(code.split(';')[0] ?? '')
}

function unquoted(code: string): string {
  return (code.split(';')[0] ?? '').replace(/"[^"]*"|_./g, '')
}

const about = /^(约|大约|about )$/
const unit = /^ ?(元|万元|亿元|万|亿|(万|亿)?(美元|欧元|港元|日元)|亩|公顷|平方米|㎡|人|million (CNY|USD|EUR))$/

/**
 * Words that say what the number is: `"约"0.0`, `\\约0.0`, `0.00"亿元"`, `0.00亿元`. Others are ornament, a currency sign too: Excel puts its own country's on
 * every column that is formatted as money.
 */
function worded(section: string): Shown {
  const parts = [...section.matchAll(/"([^"]*)"|\\?([\p{Script=Han}㎡])|(general|[0#?])/giu)]
  const isDigit = (part: RegExpMatchArray) => part[3] !== undefined
  const words = (some: RegExpMatchArray[], known: RegExp) => {
    const text = some.map((part) => part[1] ?? part[2] ?? '').join('')
    return known.test(text) ? text : ''
  }
  const before = words(parts.slice(0, parts.findIndex(isDigit)), about)
  const after = words(parts.slice(parts.findLastIndex(isDigit) + 1), unit)
  return before === '' && after === '' ? 'number' : { before, after }
}

/** A year with a month shows no day; so does a year alone. */
function monthOrDay(bare: string): Shown {
  return /[ye]/.test(bare) ? 'month' : 'day'
}

/** The formats that need no code, with those of Chinese Excel (27 to 36, 50 to 58). */
function builtIn(id: number): Shown {
  if (id === 9 || id === 10) return 'percent'
  if ([17, 27, 36, 50, 52, 57].includes(id)) return 'month'
  if ((id >= 14 && id <= 16) || id === 22 || (id >= 28 && id <= 31) || [51, 53, 54, 58].includes(id)) return 'day'
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56)
    return 'time'
  return 'number'
}
