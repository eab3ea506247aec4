import { Decimal } from 'decimal.js'
import type { Language } from './language.ts'

/** Yuan as people say it: 3.5 亿元, 4,200 万元, 860 元; CNY 350 m in English. Null and blank are a dash. */
export function sayYuan(yuan: string | null | undefined, language: Language): string {
  if (!yuan) return '—'
  const amount = new Decimal(yuan)
  const size = amount.abs()
  const parts = language === 'en' ? english : chinese
  const { from, word } = parts.find((part) => size.gte(part.from)) ?? parts.at(-1)!
  const value = grouped(amount.div(from).toDecimalPlaces(2).toString())
  return language === 'en' ? `CNY ${value}${word}` : `${value} ${word}`
}

const chinese = [
  { from: 100_000_000, word: '亿元' },
  { from: 10_000, word: '万元' },
  { from: 1, word: '元' },
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
