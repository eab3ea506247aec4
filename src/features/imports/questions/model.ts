import { happened, type Quantity } from '#features/projects/fields/model.ts'
import { industries } from '#features/projects/industries/model.ts'
import type { Words } from '#platform/words.ts'
import { figureColumn, type PlannedColumn, type RowContext, type Unread } from '../rows/cells/model.ts'
import { likelyInstead } from '../sizes/model.ts'
import { readFigure } from '../values/amounts/model.ts'
import { type DayRules, readDay } from '../values/days/model.ts'
import { isRefused } from '../values/model.ts'

/** What a person can say of a column whose cells cannot be read with certainty. */
export const answers = ['unit', 'month', 'century', 'year', 'later', 'value', 'right', 'keep'] as const
export type AnswerKind = (typeof answers)[number]

export interface Question {
  /** What a map names the column by. */
  key: string
  header: string
  field: string
  /** Which answers would help. */
  by: AnswerKind[]
  /** Of `value`: what a cell may mean. */
  options: Option[]
  /** The cells, the commonest first. */
  values: AskedCell[]
  /** Different cells that are not among `values`. */
  more: number
}

export interface AskedCell {
  text: string
  rows: number
  reason: Words
  /** Of a figure that can be read and is of an unlikely size: what it may be instead, and that it is right. */
  sizes: Option[]
}

export interface Option {
  /** As a map says it under `values`. */
  means: string | Record<string, string | boolean>
  zh: string
  en: string
}

type UnitOption = Pick<Option, 'zh' | 'en'> & { id: string }

const valuesAsked = 12
/** A longer cell is told by its reason alone. */
const longestAsked = 200

/** Gathers what cannot be read, column by column. */
export interface Gathering {
  add: (key: string, unread: Unread) => void
  questions: () => Question[]
}

export function gatherQuestions(context: RowContext, units: readonly UnitOption[]): Gathering {
  const asked = new Map<string, { column: PlannedColumn; cells: Map<string, { rows: number; reason: Words }> }>()
  return {
    add(key, { column, text: whole, reason }) {
      const text = whole.length > longestAsked ? '' : whole
      const one = asked.get(key) ?? { column, cells: new Map() }
      asked.set(key, one)
      const cell = one.cells.get(text) ?? { rows: 0, reason }
      one.cells.set(text, { ...cell, rows: cell.rows + 1 })
    },
    questions: () =>
      [...asked].map(([key, { column, cells }]) => {
        const all = [...cells].map(([text, cell]) => ({ text, ...cell })).sort((a, b) => b.rows - a.rows)
        const values = all
          .slice(0, valuesAsked)
          .map((cell) => ({ ...cell, sizes: sizesOf(cell.text, column, context) }))
        const options = optionsOf(column.field!, context, units)
        return {
          key,
          header: column.header.trim(),
          field: column.field!,
          by: answersTo(column, context, values, options),
          options,
          values,
          more: all.length - values.length,
        }
      }),
  }
}

/** Only answers after which at least one of the cells can be read; who a project belongs to cannot be left blank. */
function answersTo(
  column: PlannedColumn,
  { fields, from1904 }: RowContext,
  values: readonly AskedCell[],
  options: readonly Option[],
): AnswerKind[] {
  const { type, quantity } = fields.get(column.field!) ?? { type: 'text' }
  const said = { month: column.month, century: column.century, year: column.year, from1904 }
  const day = (text: string, more: object) => !isRefused(readDay(text, { ...said, ...more }))
  const both = { month: 'first_day', century: '20' } as const
  const helps: Record<AnswerKind, () => boolean> = {
    unit: () =>
      type === 'figure' &&
      (column.usual?.beyond === true ||
        (column.unit === null && values.some(({ text }) => inAnyUnit(text, column, quantity!)))),
    month: () => type === 'date' && values.some(({ text }) => day(text, both) && !day(text, { century: '20' })),
    century: () => type === 'date' && values.some(({ text }) => day(text, both) && !day(text, { month: 'first_day' })),
    year: () => type === 'date' && values.some(({ text }) => !day(text, {}) && day(text, { year: '2024' })),
    later: () => values.some(({ text }) => isPlanned(text, column, said)),
    value: () => options.length > 0,
    right: () => values.some(({ sizes }) => sizes.length > 0),
    keep: () => column.field !== 'unit_id' && column.field !== 'name',
  }
  return answers.filter((kind) => helps[kind]())
}

function isPlanned(text: string, { field, until, later }: PlannedColumn, rules: DayRules): boolean {
  if (until === undefined || later || !happened[field!]) return false
  const day = readDay(text, rules)
  return !isRefused(day) && (day.value ?? '') > until
}

const anyUnit: Record<Quantity, string> = { money: '万元', land: '亩', floor: '平方米', people: '人', energy: '吨标煤' }

function inAnyUnit(text: string, { currency, estimate }: PlannedColumn, quantity: Quantity): boolean {
  return !('refused' in readFigure(text, { quantity, unit: anyUnit[quantity], currency, estimate }))
}

/** A figure that is asked about and can be read all the same is one of an unlikely size. */
function sizesOf(text: string, column: PlannedColumn, { fields, ceilings }: RowContext): Option[] {
  const { type, quantity = 'money', yearly } = fields.get(column.field!) ?? { type: 'text' }
  if (type !== 'figure' || !column.usual) return []
  const sized = { ...figureColumn(column, quantity), usual: column.usual }
  if ('refused' in readFigure(text, sized)) return []
  const instead = likelyInstead(text, sized, { quantity, yearly }, ceilings)
  return [...instead.map((means) => ({ means, zh: means, en: means })), { means: text, ...asItStands }]
}

const asItStands = { zh: '没有错，就是这么多', en: 'It is right as it stands' }

/** In words, what a map says that cells of the column mean. */
export function meaningsOf(column: PlannedColumn, context: RowContext, units: readonly UnitOption[]) {
  const options = column.field === null ? [] : optionsOf(column.field, context, units)
  const called = (means: unknown) => options.find((option) => JSON.stringify(option.means) === JSON.stringify(means))
  return Object.entries(column.values ?? {}).map(([text, means]) => {
    const { zh, en } = called(means) ?? (means === text ? asItStands : inItself(means))
    return { text, zh, en }
  })
}

function inItself(means: string | null | object): { zh: string; en: string } {
  if (means === null) return { zh: '不填', en: 'nothing' }
  const text = typeof means === 'string' ? means : Object.values(means).join('、')
  return { zh: text, en: text }
}

function optionsOf(field: string, context: RowContext, units: readonly UnitOption[]): Option[] {
  const { fields, dictionaries, stages } = context
  const named = (choices: readonly UnitOption[]) => choices.map(({ id, zh, en }) => ({ means: id, zh, en }))
  if (field === 'unit_id') return named(units)
  if (field === 'stage') return [...named(stages), ...standings(context)]
  if (field === 'status') return standings(context)
  const { type, dictionary = '' } = fields.get(field) ?? { type: 'text' }
  if (type === 'choice') return named(dictionaries[dictionary] ?? [])
  if (type === 'industry') return industryOptions
  if (type !== 'yesno') return []
  return [
    { means: { [field]: true }, zh: '是', en: 'Yes' },
    { means: { [field]: false }, zh: '否', en: 'No' },
  ]
}

/** A place's own words (新能源) are told by a section or a division of GB/T 4754. */
const industryOptions = industries.map(({ code, zh, en }) => ({
  means: code,
  zh: `${code} ${zh}`,
  en: `${code} ${en}`,
}))

/** A column of stages often says that a project has ended, and a project that has ended has a reason. */
function standings({ statuses, dictionaries }: RowContext): Option[] {
  return statuses.flatMap(({ id, zh, en, reasons }) => {
    if (!reasons) return [{ means: { status: id }, zh, en }]
    return (dictionaries[reasons] ?? []).map((reason) => ({
      means: { status: id, status_reason: reason.id },
      zh: `${zh}（${reason.zh}）`,
      en: `${en} (${reason.en})`,
    }))
  })
}
