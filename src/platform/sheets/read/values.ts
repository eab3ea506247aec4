import { Decimal } from 'decimal.js'
import type { SheetCell } from '../row.ts'
import type { Shown } from './formats.ts'

/**
 * The number of a cell as decimal text. Excel stores binary fractions (0.1+0.2 as 0.30000000000000004) and shows 15 digits, so
 * longer fractions are rounded to 15; whole numbers keep every digit that the file has.
 */
export function decimalText(raw: string): string {
  if (/^-?\d+$/.test(raw)) return raw
  if (raw.length <= 16 && /^-?\d+\.\d+$/.test(raw)) return raw.replace(/\.?0+$/, '')
  return new Decimal(raw).toSignificantDigits(15).toFixed()
}

/** A number under its format: a day, a percent, or decimal text with the words that the format puts around it. */
export function shownValue(raw: string, shown: Shown, from1904: boolean): SheetCell {
  const serial = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(serial)) return raw.trim() === '' ? null : raw
  if (shown === 'percent') return `${new Decimal(raw).times(100).toSignificantDigits(15).toFixed()}%`
  if (shown === 'day' || shown === 'month') {
    const date = dayOfSerial(serial, from1904)
    if (date) return shown === 'month' ? { date, month: true } : { date }
  }
  if (shown === 'scaled') return { fault: '#SCALED!' }
  const number = decimalText(raw.trim())
  return typeof shown === 'object' ? shown.before + number + shown.after : number
}

/** The day of a serial number, or null outside of the calendar. Excel's 1900 has a 29 February that never was. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  const whole = Math.floor(serial)
  if (whole < 1 || whole > 2_958_465) return null
  const days = from1904 ? whole + 1_462 : whole
  return dayAfter1899(days < 60 ? days + 1 : days)
}

/** A ledger names the same few thousand days all the time. */
const named = new Map<number, string>()

function dayAfter1899(days: number): string {
  const known = named.get(days)
  if (known !== undefined) return known
  const day = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10)
  if (named.size === 10_000) named.clear()
  named.set(days, day)
  return day
}

/** Control characters are written `_x000D_` in OOXML. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
