import { type Basis, coreFields, type Field } from '#features/projects/fields/model.ts'
import { labelKey, plain } from '../fold/model.ts'
import { numberingOf } from '../numbering/model.ts'
import { readUnit, unitAtEnd } from '../units/model.ts'
import { isTold, keptHeader, withoutVerified } from './own/model.ts'
import { synonyms } from './synonyms/model.ts'

/** A field of the playbook as far as headers need it. */
export type OwnField = Pick<Field, 'id' | 'zh' | 'en'> & { type: string; synonyms?: readonly string[] }

/** What one column of a ledger is taken for. The mapping screen shows it; a map file overrides it. */
export interface ColumnMap {
  /** Place from 0. */
  column: number
  header: string
  /** `stage` and `contact` (name and phone in one cell) stand beside the fields; null: nobody knows it, it is kept as it is. */
  field: string | null
  /** As written, for `readUnit`; null where cells must say it. */
  unit: string | null
  currency: string | null
  basis: Exclude<Basis, 'verified'> | null
  estimate: boolean
  year: string | null
  /** 1 a field's own label, 0.9 a synonym, 0.8 either after taking words off; 0 unknown. */
  confidence: number
  /** What the header leaves open and a person has to say. */
  question: 'unit' | 'year' | null
  /** Told by our own export and never read back: what the system works out or has proven itself. */
  ignore?: true
}

export type Names = Map<string, { field: string; type: string; confidence: number }>

/** Every header that is understood: labels and ids of core and own fields, and their synonyms. The first to claim a name keeps it. */
export function knownNames(own: readonly OwnField[] = []): Names {
  const names: Names = new Map()
  const add = (name: string, field: string, type: string, confidence: number) => {
    const key = labelKey(name)
    if (key !== '' && !names.has(key)) names.set(key, { field, type, confidence })
  }
  const fields: readonly OwnField[] = [...coreFields, ...own]
  for (const { id, zh, en, type } of fields) for (const name of [id, zh, en]) add(name, id, type, 1)
  for (const { id, type, synonyms: more = [] } of own) for (const name of more) add(name, id, type, 0.9)
  const types = new Map(fields.map(({ id, type }) => [id, type]))
  for (const [id, words] of Object.entries(synonyms)) {
    const type = types.get(id) ?? id
    for (const word of type === 'date' ? words.flatMap(withEndings) : words) add(word, id, type, 0.9)
  }
  for (const { id, zh, type } of coreFields)
    if (type === 'date') for (const name of withEndings(zh.replace(/(日期|时间)$/, ''))) add(name, id, type, 0.9)
  return names
}

function withEndings(word: string): string[] {
  return /[a-z]/.test(word) ? [word] : ['日期', '时间', '年月', '统计日期'].map((ending) => word + ending)
}

/** What each header means. A figure without a unit takes the one that a `单位：亿元、亩` above the header says, see `unitsAbove`. */
export function matchHeaders(headers: readonly string[], names: Names, above: readonly string[] = []): ColumnMap[] {
  return headers.map((header, column) => {
    const found = matchHeader(header, column, names)
    const unit = found.unit === null ? unitFor(found.field, above) : undefined
    if (!unit) return found
    const question = found.question === 'unit' ? null : found.question
    return { ...found, unit, currency: readUnit(unit)?.currency ?? null, question }
  })
}

/** The units that lines above the header give for the whole sheet: `单位：亿元、亩`. */
export function unitsAbove(preface: readonly { cells: readonly unknown[] }[]): string[] {
  const said = preface
    .flatMap(({ cells }) => cells)
    .flatMap((cell) => (typeof cell === 'string' ? [...cell.matchAll(/单位[:：]\s*([^\s;；()（）]+)/g)] : []))
  return [...new Set(said.flatMap(([, units = '']) => units.split(/[/、,，或和]/)).filter((unit) => readUnit(unit)))]
}

/** The one unit among `units` that a field can be told in; two of a kind (`万元、万美元`) leave it open. Square metres may be land or floor. */
function unitFor(field: string | null, units: readonly string[]): string | undefined {
  const quantity = coreFields.find(({ id }) => id === field)?.quantity
  const ofKind = (kind: string) => units.filter((unit) => readUnit(unit)?.quantity === kind)
  if (!quantity) return
  const own = ofKind(quantity)
  const fitting = own.length === 0 && (quantity === 'land' || quantity === 'floor') ? ofKind('area') : own
  return fitting.length === 1 ? fitting[0] : undefined
}

function matchHeader(header: string, column: number, names: Names): ColumnMap {
  const kept = keptHeader(header)
  const nothing = { unit: null, currency: null, basis: null, estimate: false, year: null, question: null }
  if (kept !== null) return { column, header: kept, field: null, confidence: 1, ...nothing }
  if (isTold(header) || isVerified(header, column, names))
    return { column, header, field: null, confidence: 1, ...nothing, ignore: true }
  const { name, units } = withoutUnits(header)
  const { bare, year } = withoutYear(name)
  const known = lookup(bare, names) ?? lookup(name, names)
  if (!known) {
    const chinese = inChinese(header)
    const found = chinese === null ? null : matchHeader(chinese, column, names)
    if (!found?.field) return { column, header, field: null, confidence: 0, ...nothing }
    return { ...found, header, confidence: Math.min(0.8, found.confidence) }
  }
  const found = { column, header, field: known.field, confidence: known.confidence }
  const field = coreFields.find(({ id }) => id === known.field)
  if (field?.type !== 'figure') return { ...found, ...nothing }
  // What is put in in one year is not what a project costs: 2026年计划投资.
  if (year && !field.yearly) return { column, header, field: null, confidence: 0, ...nothing }
  const unit = units.length === 1 ? units[0]! : null
  const needsUnit = unit === null && field.quantity !== 'people'
  const question = field.yearly && !year ? ('year' as const) : needsUnit ? ('unit' as const) : null
  const currency = (unit && readUnit(unit)?.currency) ?? null
  return { ...found, unit, currency, ...basisOf(bare), year: field.yearly ? year : null, question }
}

/** What approved claims prove is told by an export and never typed in by a ledger. */
function isVerified(header: string, column: number, names: Names): boolean {
  const rest = withoutVerified(header)
  const field = rest === null ? null : matchHeader(rest, column, names).field
  return coreFields.some(({ id, type }) => id === field && type === 'figure')
}

/** The name as it is, then without its remarks in brackets, then — for figures only — without the words of its basis. */
function lookup(name: string, names: Names): { field: string; confidence: number } | undefined {
  if (saysSeveralDays(name, names)) return
  const whole = names.get(labelKey(name.replace(/[/、]/g, '及'))) ?? names.get(labelKey(name)) // 联系人/电话 is both
  if (whole) return whole
  const open = numberingOf(name).rest.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|^其中:?/g, '')
  const less = names.get(labelKey(open))
  if (less?.type === 'date' && /[([【](计划|预计|预期|拟|目标)/.test(name)) {
    const planned = names.get(labelKey(`计划${open}`))
    return planned && { field: planned.field, confidence: 0.8 }
  }
  if (less) return { field: less.field, confidence: Math.min(0.8, less.confidence) }
  const figure = isSpent(labelKey(open)) ? undefined : names.get(labelKey(open).replace(basisWords, ''))
  return figure?.type === 'figure' ? { field: figure.field, confidence: 0.8 } : undefined
}

const basisWords =
  /^(协议|合同|签约|承诺|计划|拟|意向|预计|预期|规划|估算|预估|实际|planned|expected|estimated|agreed|actual)+|(估算|预估)$/

/** 开工（签约）时间 and 竣工/投产时间 are one or the other. */
function saysSeveralDays(name: string, names: Names): boolean {
  const parts = name.split(/[/、或()]/).map((part) => part.replace(/(时间|日期)$/, ''))
  const days = parts.flatMap((part) => (part === '' ? [] : (names.get(labelKey(`${part}时间`)) ?? [])))
  return new Set(days.flatMap(({ field, type }) => (type === 'date' ? [field] : []))).size > 1
}

/** Money that has come or gone is no size of a project: 实际投资, 实际利用外资. */
function isSpent(key: string): boolean {
  return /^(实际|actual)/.test(key) && !/总投资|投资总额|total/.test(key) && /投资|外资|invest|capital/.test(key)
}

/** The Chinese of a header that says it in English too: 投资方/Investor, 签约日期 Signing Date, Project Name 项目名称. */
function inChinese(header: string): string | null {
  const said = header.trim()
  const first = /^([^A-Za-z]*\p{Script=Han}[^A-Za-z]*)(?<=[\s/|)）])[A-Za-z].*$/su.exec(said)?.[1]
  const last = /^[A-Za-z][^\p{Script=Han}]*[\s/|](\p{Script=Han}[^A-Za-z]*)$/su.exec(said)?.[1]
  const chinese = (first ?? last)?.replace(/[\s/|]+$/, '') ?? ''
  return chinese === '' ? null : chinese
}

/**
 * Which of the kept figures a header speaks of. What a contract says is agreed; the rest is announced, plans and guesses as an
 * estimate. 实际 is announced too: only approved claims verify, whatever a ledger calls actual.
 */
function basisOf(name: string): Pick<ColumnMap, 'basis' | 'estimate'> {
  if (/协议|合同|签约|承诺|agreed|contract/.test(name)) return { basis: 'agreed', estimate: false }
  return { basis: 'announced', estimate: /计划|拟|意向|预|规划|估|planned|expected|estimated/.test(name) }
}

/** The header without units in brackets or at its end, and the different units that it named. */
function withoutUnits(header: string): { name: string; units: string[] } {
  const units: string[] = []
  const name = plain(header).replace(/[([【]([^()[\]【】]*)[)\]】]/g, (group, inside: string) => {
    const parts = inside.replace(/^单位:?/, '').split(/[/、,;或]/)
    if (!parts.every((part) => readUnit(part))) return group
    units.push(...parts)
    return ''
  })
  const end = units.length === 0 ? unitAtEnd(name) : undefined
  return end ? { name: end.rest, units: [end.unit] } : { name, units: [...new Set(units)] }
}

function withoutYear(name: string): { bare: string; year: string | null } {
  const [found, year] = /((?:19|20)\d{2})年?度?/.exec(name) ?? []
  return found && year ? { bare: name.replace(found, ''), year } : { bare: name, year: null }
}
