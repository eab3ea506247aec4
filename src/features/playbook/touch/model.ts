import { bases, baseUnits, type Field, type ProjectDocument } from '#features/projects/fields/model.ts'
import { moneyUnits } from '#features/projects/figures/model.ts'
import { isDay } from '#platform/day.ts'
import type { Words } from '#platform/words.ts'
import { fieldOf, isFilled, isValue } from '../document/model.ts'
import { isDecimal } from '../rates/model.ts'
import type { Playbook } from '../schema/model.ts'

export interface TouchFault {
  field: string
  message: Words
}

/** Longest texts that a field takes, in characters. */
const longest = { text: 500, longtext: 20_000, tag: 50, tags: 100, investors: 200 }

/**
 * What is wrong with the form of the fields that an edit touches: real dates, decimal text, known dictionary entries, lengths.
 * The rest of the project is not looked at, so that a record with an old fault can be mended bit by bit.
 */
export function touchedFaults(playbook: Playbook, project: ProjectDocument, touched: readonly string[]): TouchFault[] {
  return [...new Set(touched)].flatMap((reference) => {
    const message = faultOf(playbook, project, reference)
    return message ? [{ field: reference, message }] : []
  })
}

function faultOf(playbook: Playbook, project: ProjectDocument, reference: string): Words | null {
  const field = fieldOf(playbook, reference)
  if (!field) return words.no_field(reference)
  if (field.type === 'figure') return figureFault(field, project.figures?.[field.id])
  const value = project[field.id]
  if (!isFilled(playbook, project, field.id) && !isValue(value)) return null
  return valueFault(playbook, field, value)
}

function valueFault(playbook: Playbook, field: Field, value: unknown): Words | null {
  switch (field.type) {
    case 'yesno':
      return typeof value === 'boolean' ? null : words.not_yes_no
    case 'number':
      return isDecimal(value) ? null : words.not_a_number
    case 'tags':
      return tagsFault(value)
    case 'investors':
      return investorsFault(value)
    default:
      return typeof value === 'string' ? textFault(playbook, field, value) : words.not_text
  }
}

function textFault(playbook: Playbook, field: Field, value: string): Words | null {
  const limit = field.type === 'longtext' ? longest.longtext : longest.text
  if (value.length > limit && [...value].length > limit) return words.too_long(limit)
  if (field.type === 'date' && !isDay(value)) return words.not_a_day
  if (field.type === 'industry' && !/^[A-T]?\d{0,4}$/.test(value)) return words.not_an_industry
  if (field.type === 'choice' && !isEntry(playbook, field, value)) return words.not_an_entry(value)
  return null
}

function isEntry(playbook: Playbook, field: Field, value: string): boolean {
  return (playbook.dictionaries[field.dictionary ?? ''] ?? []).some((entry) => entry.id === value)
}

function tagsFault(value: unknown): Words | null {
  if (!Array.isArray(value) || value.some((tag) => typeof tag !== 'string')) return words.not_tags
  if (value.length > longest.tags) return words.too_many(longest.tags)
  return value.some((tag: string) => [...tag].length > longest.tag) ? words.too_long(longest.tag) : null
}

function investorsFault(value: unknown): Words | null {
  if (!Array.isArray(value)) return words.not_investors
  if (value.length > longest.investors) return words.too_many(longest.investors)
  const shares = value.map((investor: { name?: unknown; share?: unknown } | null) => {
    if (typeof investor?.name !== 'string' || !isValue(investor.name)) return Number.NaN
    return isValue(investor.share) ? (isDecimal(investor.share) ? Number(investor.share) : Number.NaN) : 0
  })
  if (shares.some((share) => Number.isNaN(share) || share < 0)) return words.not_investors
  // Shares are typed with two or four places: a rounding of thirds must not be refused.
  return shares.reduce((sum, share) => sum + share, 0) > 100.01 ? words.over_100 : null
}

function figureFault(field: Field, kept: unknown): Words | null {
  if (!isValue(kept)) return null
  if (typeof kept !== 'object' || Object.keys(kept!).some((basis) => !bases.includes(basis as never))) {
    return words.not_a_figure
  }
  const held = Object.values(kept!).filter((one) => one !== null && one !== undefined)
  const figures = field.yearly ? held.flatMap((years) => Object.entries(years)) : held.map((one) => ['', one] as const)
  for (const [year, figure] of figures) {
    if (field.yearly && !/^\d{4}$/.test(year)) return words.not_a_year
    const message = oneFigureFault(field, figure)
    if (message) return message
  }
  return null
}

function oneFigureFault(field: Field, figure: unknown): Words | null {
  const { value, unit, currency } = (figure ?? {}) as Record<string, unknown>
  if (!isValue(value)) return null
  if (!isDecimal(value) || Number(value) < 0) return words.not_a_figure
  if (field.quantity !== 'money') return unit === baseUnits[field.quantity!] ? null : words.not_the_unit
  if (typeof unit !== 'string' || !Object.hasOwn(moneyUnits, unit)) return words.not_the_unit
  return currency === undefined || /^[A-Z]{3}$/.test(String(currency)) ? null : words.not_a_currency
}

const words = {
  no_field: (id: string): Words => [`没有字段“${id}”。`, `There is no field '${id}'.`],
  not_text: ['须为文字。', 'This is not text.'],
  not_yes_no: ['须选择是或否。', 'Choose yes or no.'],
  not_a_number: ['须为数字，如 12.5。', 'This is not a number such as 12.5.'],
  not_a_day: ['没有这一天，日期格式如 2026-03-01。', 'There is no such day; write 2026-03-01.'],
  not_an_industry: ['行业代码如 C39 或 3912。', 'An industry code looks like C39 or 3912.'],
  not_an_entry: (value: string): Words => [`选项中没有“${value}”。`, `'${value}' is not among the choices.`],
  not_tags: ['标签须为文字列表。', 'Tags are a list of texts.'],
  not_investors: [
    '每个投资方须有名称，占比为 0 到 100 的数字。',
    'Every investor has a name, and a share from 0 to 100.',
  ],
  over_100: ['投资方占比合计超过 100%。', 'The shares add up to more than 100%.'],
  not_a_figure: ['金额或数量须为不小于 0 的数字。', 'A figure is a number, 0 or more.'],
  not_a_year: ['年份须为四位数字。', 'A year has four digits.'],
  not_the_unit: ['计量单位不对。', 'This unit does not fit.'],
  not_a_currency: ['币种须为三位代码，如 CNY、USD。', 'A currency is a code such as CNY or USD.'],
  too_long: (limit: number): Words => [`不能超过 ${limit} 个字。`, `No more than ${limit} characters.`],
  too_many: (limit: number): Words => [`不能超过 ${limit} 项。`, `No more than ${limit} entries.`],
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>
