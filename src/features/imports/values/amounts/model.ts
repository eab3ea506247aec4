import { Decimal } from 'decimal.js'
import { baseUnits, type Figure, type Quantity } from '#features/projects/fields/model.ts'
import type { Words } from '#platform/words.ts'
import { plain } from '../../fold/model.ts'
import { readUnit, type Unit } from '../../units/model.ts'
import { withDigits } from '../numerals/model.ts'

/** Decimal text of a number with or without thousands separators, or null. `1,5` is none: nobody knows what its comma means. */
export function readDecimal(text: string): string | null {
  const number = text.normalize('NFKC').replace(/[\s_]/g, '').replace('−', '-')
  if (!/^[+-]?(\d{1,18}|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(number)) return null
  return new Decimal(number.replaceAll(',', '')).toFixed()
}

/** Digits with room between them are two numbers, unless they are thousands: 1 200 000. */
const apart = /\d\s+\d/
const grouped = /(?<![\d.])\d{1,3}([ \u00a0\u202f]\d{3})+(?!\d)/

/** What the column says of its figures. */
export interface FigureColumn {
  quantity: Quantity
  unit: string | null
  currency: string | null
  estimate: boolean
}

/**
 * The figure of a cell: `3.5`, `1,200万元`, `1.2亿美元`, `1亿2000万`, `3亿5千万`, `约200亩`. A unit in the cell goes before that of the column, a
 * currency in the cell before the column's. 约 marks an estimate. A range or a bound (3—5亿, 3亿以上) is refused: it is no figure.
 */
export function readFigure(text: string, column: FigureColumn): { value: Figure } | { refused: Words } {
  if (apart.test(text.replace(grouped, '')))
    return { refused: [`不止一个数：${text}`, `More than one figure: ${text}`] }
  const { number: told, about } = withoutAbout(
    plain(text)
      .replace(/^'/, '')
      .replaceAll('−', '-')
      .replace(/个(?=[万亿])/, '')
      .replace(/元[整正]$/, '元'),
  )
  const number = withDigits(told)
  if (number === null) return { refused: [`中文数字有两种读法：${text}`, `The numeral can be read two ways: ${text}`] }
  if (/\d[^\d.,]*[-~～—–―至到][^\d]*\d/.test(number))
    return { refused: [`是区间，不是一个数：${text}`, `A range, not a figure: ${text}`] }
  if (/以上|以下|以内|[余多]|超|逾|不少于|不低于|不超过|近|大于|小于|[<>≥≤]|atleast|over|upto/.test(number))
    return { refused: [`只是上限或下限：${text}`, `A bound, not a figure: ${text}`] }
  const parts = partsOf(number)
  if (!parts) return { refused: [`不是数字：${text}`, `Not a number: ${text}`] }
  if (!readUnit(parts.unit) && /\d/.test(parts.unit.replace(/\d+期/g, '')))
    return { refused: [`不止一个数：${text}`, `More than one figure: ${text}`] }
  if (parts.value.lt(0)) return { refused: [`不能是负数：${text}`, `It cannot be negative: ${text}`] }
  const unit = unitFor(parts.unit, column)
  if (!unit && parts.unit !== '' && !readUnit(parts.unit))
    return {
      refused: [`数的前后有看不懂的字：${text}`, `Words that are not understood stand beside the figure: ${text}`],
    }
  if (!unit) return { refused: [`没有写明单位或币种：${text}`, `No unit or currency is given: ${text}`] }
  const kept = inKeptUnit(parts.value, unit, column)
  if (!kept) return { refused: [`单位对不上：${text}`, `The unit does not fit: ${text}`] }
  return { value: { ...kept, ...((column.estimate || about) && { estimate: true }) } }
}

/** The number that a cell of a figure says, whatever its unit, and whether it is only about so much. */
export function numberIn(text: string): { number: string; about: boolean } | null {
  const { number: told, about } = withoutAbout(plain(text))
  const parts = partsOf(withDigits(told) ?? '')
  return parts && { number: parts.value.toFixed(), about }
}

function withoutAbout(text: string): { number: string; about: boolean } {
  const number = text.replace(
    /^(大约|约|大概|预计|暂定|about|approx\.?|ca\.?|~|≈)|(左右|上下|\((大?约|左右|预计|暂定)\))$/g,
    '',
  )
  return { number, about: number !== text }
}

/** A number with what stands around it, 亿 and 万 in one number added up. */
function partsOf(text: string): { value: Decimal; unit: string } | null {
  const [, before, yi, wan, thousands, rest] = /^([^\d+-]*)([\d.,]+)亿([\d.,]+)(千?)万(.*)$/.exec(text) ?? []
  if (yi && wan) {
    const [high, low] = [readDecimal(yi), readDecimal(wan)]
    if (!high || !low) return null
    const added = new Decimal(low).times(thousands ? 1_000 : 1)
    return { value: new Decimal(high).times(10_000).plus(added), unit: `万${rest}${before}` }
  }
  const [, ahead = '', digits = '', after = ''] = /^([^\d+-]*)([+-]?[\d.,]+)(.*)$/.exec(text) ?? []
  const value = readDecimal(digits)
  return value === null ? null : { value: new Decimal(value), unit: `${after}${ahead}` }
}

/** The cell's own unit, completed by the column's currency; else the column's; people count as people without being told. */
function unitFor(said: string, column: FigureColumn): Unit | null {
  const outer = column.unit === null ? undefined : readUnit(column.unit)
  const inner = said === '' ? undefined : readUnit(said)
  if (said !== '' && !inner) return null
  const unit = inner && isScaled(said, inner, outer) ? inner : (outer ?? inner)
  if (!unit) return column.quantity === 'people' ? { quantity: 'people', unit: 'person', times: '1' } : null
  if (unit.quantity !== 'money') return unit
  const currency = inner?.currency ?? outer?.currency ?? column.currency ?? chineseMoney(said || column.unit || '')
  return currency ? { ...unit, currency } : null
}

/** Whether the cell's unit says how large it is: `¥3.5` in a column of 万元 names a currency and no more. */
function isScaled(said: string, inner: Unit, outer: Unit | undefined): boolean {
  return !outer || inner.unit !== 'yuan' || /元|美金|港币|人民币/.test(said)
}

/** 万 and 亿 without a currency are yuan; a bare million may be anything. */
function chineseMoney(words: string): string | undefined {
  return /[a-z]/i.test(words) ? undefined : 'CNY'
}

function inKeptUnit(value: Decimal, unit: Unit, { quantity }: FigureColumn): Figure | null {
  const amount = value.times(unit.times)
  if (quantity === 'money')
    return unit.quantity === 'money' ? { value: amount.toFixed(), unit: unit.unit, currency: unit.currency } : null
  const base = baseUnits[quantity]
  if (unit.quantity === quantity && unit.unit === base) return { value: amount.toFixed(), unit: base }
  if (unit.quantity !== 'area') return null
  if (quantity === 'floor') return { value: amount.toFixed(), unit: base }
  return quantity === 'land' ? { value: amount.times('0.0015').toFixed(), unit: base } : null // 1 mu = 2000/3 m²
}
