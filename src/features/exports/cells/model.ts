import { Decimal } from 'decimal.js'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Figure, Investor } from '#features/projects/fields/model.ts'
import { moneyUnits } from '#features/projects/figures/model.ts'
import { findIndustry } from '#features/projects/industries/model.ts'

/** What stands in a cell, in words that an import reads back as the same. */

export interface Speech {
  playbook: Playbook
  english: boolean
  /** Names of units by id, for cells. */
  units: ReadonlyMap<string, string>
}

export interface TextField {
  id: string
  type: string
  dictionary?: string
}

/** A fact that is no figure, as a cell says it; empty where there is nothing. */
export function factText(field: TextField, value: unknown, speech: Speech): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? pick(speech, '是', 'yes') : pick(speech, '否', 'no')
  if (field.type === 'investors') return investorsText(value as Investor[])
  if (Array.isArray(value)) return value.join('、')
  const told = String(value)
  if (field.type === 'choice') return labelOf(speech, speech.playbook.dictionaries[field.dictionary ?? ''], told)
  if (field.type === 'unit') return speech.units.get(told) ?? told
  if (field.type === 'industry') return industryText(told, speech)
  return told
}

/** `甲公司（60%）、乙公司（40%）`. */
export function investorsText(investors: readonly Investor[]): string {
  return investors.map(({ name, share }) => (share === undefined ? name : `${name}（${share}%）`)).join('、')
}

export function stageText(id: string, speech: Speech): string {
  return labelOf(speech, speech.playbook.stages, id)
}

export function statusText(id: string, speech: Speech): string {
  return labelOf(speech, speech.playbook.statuses, id)
}

/** Why a project is paused, lost or withdrawn; text that is no entry stays. */
export function reasonText(status: string, reason: string, speech: Speech): string {
  const { playbook } = speech
  const dictionary = playbook.statuses.find(({ id }) => id === status)?.reasons
  return labelOf(speech, dictionary ? playbook.dictionaries[dictionary] : undefined, reason)
}

/** A code with its name where the code alone could be read as another thing. */
function industryText(code: string, { english }: Speech): string {
  const found = findIndustry(code)
  return found ? `${found.code} ${english ? found.en : found.zh}` : code
}

/** The unit that numbers of money stand in: 万元, or million CNY. */
export function moneyUnit(english: boolean): string {
  return english ? 'million CNY' : '万元'
}

/**
 * A figure under a header that names the unit: a bare number where it is yuan and sure, else with its own unit and 约 before it, so
 * that nothing of it is lost.
 */
export function figureText(figure: Figure, money: boolean, english: boolean): string {
  const about = figure.estimate ? (english ? 'about ' : '约') : ''
  if (!money) return about + figure.value
  const number = scaled(figure, english)
  const currency = figure.currency ?? 'CNY'
  if (currency === 'CNY') return about === '' ? number : `${about}${number}${english ? ' million CNY' : '万元'}`
  return `${about}${number}${english ? ` million ${currency}` : `万${currencyNames[currency] ?? currency}`}`
}

function scaled({ value, unit }: Figure, english: boolean): string {
  const yuan = new Decimal(value).times(moneyUnits[unit as keyof typeof moneyUnits] ?? 1)
  return yuan.div(english ? 1_000_000 : 10_000).toFixed()
}

/** What a currency is called after a number. */
export const currencyNames: Record<string, string> = {
  USD: '美元',
  EUR: '欧元',
  JPY: '日元',
  HKD: '港元',
  TWD: '新台币',
  GBP: '英镑',
  KRW: '韩元',
  SGD: '新加坡元',
  CHF: '瑞士法郎',
  CAD: '加元',
  AUD: '澳元',
}

function labelOf(
  { english }: Speech,
  entries: readonly { id: string; zh: string; en: string }[] | undefined,
  id: string,
): string {
  const found = entries?.find((entry) => entry.id === id)
  return found ? (english ? found.en : found.zh) : id
}

function pick({ english }: Speech, zh: string, en: string): string {
  return english ? en : zh
}
