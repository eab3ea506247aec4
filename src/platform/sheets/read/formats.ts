import { visitXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** What a number format says about the number under it. */
export type Shown = 'number' | 'percent' | 'day' | 'month' | 'time'

/** Style index of a cell → how its number is shown. */
export async function readFormats(zip: Zip, path: string | null): Promise<Shown[]> {
  const custom = new Map<string, string>()
  const shown: Shown[] = []
  let inCells = false
  if (!path || !zip.has(path)) return shown
  await visitXml(await zip.open(path), {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') custom.set(numFmtId, formatCode)
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) {
        const code = custom.get(numFmtId)
        shown.push(code === undefined ? builtIn(Number(numFmtId)) : shownBy(code))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return shown
}

/** How a custom format code shows a number: `yyyy"年"m"月"` is a month, `[h]:mm` a time, `0.0%` a percent. */
export function shownBy(code: string): Shown {
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
  if (/general/.test(bare)) return 'number'
  if (/[ydge]/.test(bare.replace(/[0#?.]e[+-]/g, '')))
    return /d/.test(bare) || /[hs]/.test(bare) ? 'day' : monthOrDay(bare)
  if (/[hs]/.test(bare)) return 'time'
  if (/m/.test(bare)) return 'month'
  return bare.includes('%') ? 'percent' : 'number'
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
