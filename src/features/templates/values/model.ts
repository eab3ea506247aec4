import { Decimal } from 'decimal.js'
import { figureText, moneyUnit, type Speech } from '#features/exports/cells/model.ts'
import type { ExportColumn } from '#features/exports/columns/model.ts'
import { readUnit } from '#features/imports/units/model.ts'
import type { Basis, Figure, Investor } from '#features/projects/fields/model.ts'
import { isFigure, moneyUnits, sizedBy } from '#features/projects/figures/model.ts'
import { findIndustry } from '#features/projects/industries/model.ts'
import type { Told } from '#features/projects/model.ts'
import { dayBy } from '../forms/model.ts'
import type { Asked } from '../names/model.ts'

/** What a cell is filled with: words always; a number or a day beside them where nothing is lost by it. */
export interface Value {
  text: string
  number?: string
  /** The number is no more than about so much. */
  about?: true
  day?: string
}

/** What a place-holder speaks of. `project` and `investor` are null in a row that no item is left for. */
export interface Subject {
  project: Told | null
  /** In a row for each investor; else they stand in one cell. */
  investor?: Investor | null
  /** Place of the row's item, from 1. */
  number: number
  /** Projects of the whole form. */
  count: number
  today: string
  member: string
  office: string
}

/** How values are said: the columns of an export say what is no figure. */
export interface Saying {
  speech: Speech
  columns: ReadonlyMap<string, ExportColumn>
}

const nothing: Value = { text: '' }

/** What a place-holder becomes. A value that is about so much, or that cannot be had in the unit asked for, says so in words. */
export function valueFor(asked: Asked, subject: Subject, saying: Saying): Value {
  const { known, form } = asked
  if (known.of === 'filling') return fillingValue(asked, subject)
  const { project } = subject
  if (!project) return nothing
  if (known.of === 'investor') return { text: investorText(known.id, subject.investor, project) }
  if (known.kind === 'figure') return figureValue(asked, project, saying.speech)
  const value = project.facts[known.id]
  if (known.kind === 'yesno' && form.tick) return { text: value === true ? '√' : '' }
  if (known.kind === 'industry' && form.part)
    return { text: industryPart(String(value ?? ''), form.part, saying.speech) }
  if (known.id === 'contact') return { text: spaced(project.facts.contact_name, project.facts.contact_phone) }
  const text = saying.columns.get(known.id)?.cell(project) ?? ''
  if (known.kind === 'day') return dayValue(text, form.pattern)
  return known.kind === 'number' ? numberValue(text, form.digits) : { text }
}

function fillingValue({ known, form }: Asked, { number, count, today, member, office }: Subject): Value {
  if (known.id === 'today') return dayValue(today, form.pattern)
  if (known.id === 'member') return { text: member }
  if (known.id === 'office') return { text: office }
  return numberValue(String(known.id === 'count' ? count : number), form.digits)
}

function dayValue(day: string, pattern: string | undefined): Value {
  if (day === '') return nothing
  return pattern === undefined ? { text: day, day } : { text: dayBy(pattern, day) }
}

function numberValue(text: string, digits: number | undefined): Value {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return { text }
  const number = digits === undefined ? text : new Decimal(text).toFixed(digits)
  return { text: number, number }
}

function investorText(id: string, investor: Investor | null | undefined, project: Told): string {
  if (investor === null) return ''
  const part = (one: Investor) => {
    if (id === 'investor.name') return one.name
    if (id === 'investor.share') return one.share === undefined ? '' : `${one.share}%`
    return (id === 'investor.country' ? one.country : one.code) ?? ''
  }
  const told = (investor === undefined ? project.investors : [investor]).map(part)
  return told.filter((one) => one !== '').join('、')
}

function figureValue({ known, basis, year, form }: Asked, project: Told, speech: Speech): Value {
  if (known.id === 'arrived')
    return amount({ value: project.arrived, unit: 'yuan', cny: project.arrived }, form, speech)
  const figure = figureAt(project, known.id, basis, year)
  if (!figure) return nothing
  if (known.quantity === 'money') return amount(figure, form, speech)
  const times = form.unit?.times ?? '1'
  return sure(new Decimal(figure.value).div(times), figure, form.digits ?? 4, form.digits !== undefined)
}

/** The figure of a basis, else its size; of a yearly one that of the year, else of the latest, the verified first. */
function figureAt(
  { figures }: Told,
  id: string,
  basis: Basis | undefined,
  year: string | undefined,
): Figure | undefined {
  const kept = figures[id]
  const single = basis === undefined ? sizedBy(kept) : kept?.[basis]
  if (single && isFigure(single)) return single
  for (const one of basis === undefined ? (['verified', 'agreed', 'announced'] as const) : [basis]) {
    const years = kept?.[one]
    if (!years || isFigure(years)) continue
    const latest = year ?? Object.keys(years).sort().at(-1)
    if (latest !== undefined && years[latest]) return years[latest]
  }
  return undefined
}

function amount(figure: Figure, { unit, digits }: Asked['form'], speech: Speech): Value {
  const asked = unit ?? readUnit(moneyUnit(speech.english))!
  const own = figure.currency ?? 'CNY'
  const wanted = asked.currency ?? 'CNY'
  if (own !== wanted && !(wanted === 'CNY' && figure.cny !== undefined))
    return { text: figureText(figure, true, speech.english) }
  const ones = own === wanted ? new Decimal(figure.value).times(scaleOf(figure.unit)) : new Decimal(figure.cny!)
  const number = ones.div(new Decimal(scaleOf(asked.unit)).times(asked.times))
  return sure(number, figure, digits ?? 10, digits !== undefined)
}

function scaleOf(unit: string): number {
  return moneyUnits[unit as keyof typeof moneyUnits] ?? 1
}

/** A number; what is only about so much says so, and stays a number that can be summed. */
function sure(number: Decimal, { estimate }: Figure, digits: number, padded: boolean): Value {
  const text = padded ? number.toFixed(digits) : number.toDecimalPlaces(digits).toFixed()
  return estimate ? { text: `约${text}`, number: text, about: true } : { text, number: text }
}

function industryPart(code: string, part: 'code' | 'name', { english }: Speech): string {
  const found = findIndustry(code)
  if (!found || part === 'code') return code
  return english ? found.en : found.zh
}

function spaced(...parts: unknown[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
}
