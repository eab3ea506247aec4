import { Decimal } from 'decimal.js'
import { currencyNames } from '#features/exports/cells/model.ts'
import type { Field, Figure, Quantity } from '#features/projects/fields/model.ts'
import { type Ceilings, isBeyond, sizeOf } from '#features/projects/figures/ceilings/model.ts'
import { moneyUnits } from '#features/projects/figures/model.ts'
import type { Words } from '#platform/words.ts'
import { type FigureColumn, numberIn, readFigure } from '../values/amounts/model.ts'
import { type Cell, textOf } from '../values/model.ts'

/** What the figures at the top of a column are like. */
export interface Usual {
  middle: number
  /** The middle figure itself is larger than any project: the column is more likely of another unit. */
  beyond: boolean
  /** Between what the others lie; null where too few stand there to say so. */
  span: { from: Figure; to: Figure } | null
}

/** The figures that a column is read as. */
export type SizedColumn = FigureColumn & { usual: Usual }
type SizedField = Pick<Field, 'yearly'> & { quantity: Quantity }

const fewest = 5
/** Between 万 and 亿 lie four orders of magnitude: three apart, the other unit is by far the nearer one. */
const apart = 1_000

/** What a column's own figures make likely, from its first cells. */
export function usualOf(cells: readonly Cell[], column: FigureColumn, ceilings: Ceilings): Usual {
  const figures = cells
    .flatMap((cell) => {
      const reading = readFigure(textOf(cell).trim(), column)
      return 'value' in reading && sizeOf(reading.value) > 0 ? [reading.value] : []
    })
    .sort((a, b) => sizeOf(a) - sizeOf(b))
  if (figures.length === 0) return { middle: 0, beyond: false, span: null }
  const middleOne = figures[Math.floor((figures.length - 1) / 2)]!
  const middle = sizeOf(middleOne)
  const isLarge = (figure: Figure) => isBeyond(figure, column.quantity, ceilings)
  if (figures.length < fewest || isLarge(middleOne)) return { middle, beyond: isLarge(middleOne), span: null }
  const others = figures.filter((one) => !isLarge(one) && Math.max(sizeOf(one) / middle, middle / sizeOf(one)) < apart)
  return { middle, beyond: false, span: { from: others[0]!, to: others.at(-1)! } }
}

/** Why a figure is more likely of another unit; null where nothing speaks against it. */
export function doubtOf(figure: Figure, { usual }: SizedColumn, field: SizedField, ceilings: Ceilings): Words | null {
  const beyond = isBeyond(figure, field.quantity, ceilings)
  const far = usual.span !== null && isFarFrom(usual.middle, sizeOf(figure), field)
  if (!beyond && !far) return null
  const [zh, en] = figureWords(figure)
  const [mostZh, mostEn] = usual.span ? spanWords(usual.span) : ['', '']
  if (beyond) {
    const [most, mostInEnglish] = ceilingWords(field.quantity, ceilings)
    return [
      `${zh}？单个项目少有超过${most}的${mostZh && `，${mostZh}`}`,
      `${en}? Hardly any project exceeds ${mostInEnglish}${mostEn && `; ${mostEn}`}`,
    ]
  }
  return [`${zh}？${mostZh}，相差千倍以上`, `${en}? ${capital(mostEn)}: a thousandfold apart`]
}

/** Small figures are doubted of money alone, which is written in 万 and in 亿, and not of yearly ones, which begin small. */
function isFarFrom(middle: number, size: number, { quantity, yearly }: SizedField): boolean {
  return size >= middle * apart || (quantity === 'money' && !yearly && size > 0 && size * apart <= middle)
}

/** The same number in units in which nothing speaks against it, as the cell would have said it. */
export function likelyInstead(text: string, column: SizedColumn, field: SizedField, ceilings: Ceilings): string[] {
  const said = numberIn(text)
  const reading = readFigure(text, column)
  if (!said || !('value' in reading)) return []
  const size = sizeOf(reading.value)
  return unitsOf(reading.value).flatMap((unit) => {
    const instead = `${said.about ? '约' : ''}${said.number}${unit}`
    const read = readFigure(instead, column)
    if (!('value' in read) || sizeOf(read.value) === size) return []
    return doubtOf(read.value, column, field, ceilings) ? [] : [instead]
  })
}

const otherUnits: Record<string, string[]> = {
  mu: ['平方米', '亩', '公顷'],
  m2: ['平方米', '万平方米'],
  person: ['人', '万人'],
  tce: ['吨标煤', '万吨标煤'],
}

function unitsOf({ unit, currency }: Figure): string[] {
  return otherUnits[unit] ?? ['万', '亿', ''].map((scale) => scale + currencyWord(currency))
}

function currencyWord(currency = 'CNY'): string {
  return currency === 'CNY' ? '元' : (currencyNames[currency] ?? currency)
}

const scaleWords: Record<string, string> = { yuan: '', qian: '千', wan: '万', yi: '亿' }
const unitWords: Record<string, Words> = {
  mu: ['亩', 'mu'],
  m2: ['平方米', 'm²'],
  person: ['人', 'people'],
  tce: ['吨标煤', 'tce'],
}

function figureWords({ value, unit, currency }: Figure): Words {
  const other = unitWords[unit]
  if (other) return [value + other[0], `${value} ${other[1]}`]
  const millions = new Decimal(value).times(moneyUnits[unit as keyof typeof moneyUnits] ?? 1).div(1_000_000)
  const english = millions.gte(1_000) ? `${millions.div(1_000).toFixed()} billion` : `${millions.toFixed()} million`
  return [value + scaleWords[unit] + currencyWord(currency), `${currency ?? 'CNY'} ${english}`]
}

function spanWords({ from, to }: NonNullable<Usual['span']>): Words {
  const [[fromZh, fromEn], [toZh, toEn]] = [figureWords(from), figureWords(to)]
  return [`该列其他行多在${fromZh}至${toZh}`, `most others lie between ${fromEn} and ${toEn}`]
}

function ceilingWords(quantity: Quantity, ceilings: Ceilings): Words {
  const units = { money: 'yi', land: 'mu', floor: 'm2', people: 'person', energy: 'tce' } as const
  return figureWords({ value: ceilings[quantity], unit: units[quantity] })
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
