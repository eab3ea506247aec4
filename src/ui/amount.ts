import { Decimal } from 'decimal.js'
import type { Language } from './language.ts'

/** Decimal text, a unit that says how many of the currency one is (ones by default), and an ISO 4217 code (CNY by default). */
export interface Amount {
  value: string
  unit?: string
  currency?: string
}

/** Yuan as people say it: 3.5 亿元, 4,200 万元, 860 元; CNY 350 m in English. Null and blank are a dash. */
export function sayYuan(yuan: string | null | undefined, language: Language): string {
  return yuan ? sayMoney({ value: yuan }, language) : '—'
}

/** An amount in the size and currency that people say it in: 1.2 亿美元, 800 万港元; USD 120 m in English. */
export function sayMoney({ value, unit, currency = 'CNY' }: Amount, language: Language): string {
  const amount = inOnes({ value, unit })
  const size = amount.abs()
  const parts = language === 'en' ? english : chinese
  const { from, word } = parts.find((part) => size.gte(part.from)) ?? parts.at(-1)!
  const said = grouped(amount.div(from).toDecimalPlaces(2).toFixed())
  if (language === 'en') return `${currency} ${said}${word}`
  const words = `${said} ${word}${currencyNames[currency] ?? currency}`
  return language === 'zh-TW' ? words.replace(/./gu, (one) => traditional[one] ?? one) : words
}

/** The characters of sizes and currencies that differ in 繁體. */
const traditional: Record<string, string> = {
  亿: '億',
  万: '萬',
  门: '門',
  台: '臺',
  币: '幣',
  欧: '歐',
  镑: '鎊',
  韩: '韓',
}

/** The whole amount, to its last digit: CNY 350,000,000. */
export function sayExactly({ value, unit, currency = 'CNY' }: Amount): string {
  return `${currency} ${grouped(inOnes({ value, unit }).toFixed())}`
}

function inOnes({ value, unit = 'yuan' }: Amount): Decimal {
  const size = unitSizes[unit]
  if (size === undefined) throw new RangeError(`no unit of money: ${unit}`)
  return new Decimal(value).times(size)
}

const unitSizes: Record<string, number> = { yuan: 1, qian: 1_000, wan: 10_000, yi: 100_000_000 }

const currencyNames: Record<string, string> = {
  CNY: '元',
  USD: '美元',
  HKD: '港元',
  MOP: '澳门元',
  TWD: '新台币',
  EUR: '欧元',
  GBP: '英镑',
  JPY: '日元',
  KRW: '韩元',
  SGD: '新加坡元',
}

const chinese = [
  { from: 100_000_000, word: '亿' },
  { from: 10_000, word: '万' },
  { from: 1, word: '' },
]
const english = [
  { from: 1_000_000_000, word: ' bn' },
  { from: 1_000_000, word: ' m' },
  { from: 1, word: '' },
]

/** 1234567.5 as 1,234,567.5. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  const separated = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction ? `${separated}.${fraction}` : separated
}
