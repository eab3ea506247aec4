import { factText, figureText, type Speech, stageText, statusText } from '#features/exports/cells/model.ts'
import { playbookOn } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { coreFields, type Field } from '#features/projects/fields/model.ts'
import { eachFigure } from '#features/projects/figures/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Db } from '#platform/db/open.ts'
import { mayImport } from '../access.ts'
import { draftImport, saveImport, started } from '../lifecycle/actions.ts'
import type { ColumnRule } from '../map/model.ts'
import type { Counts, Import, Reason, Told } from '../model.ts'
import { placeOf } from '../plan/model.ts'
import { gatherQuestions, meaningsOf, type Question } from '../questions/model.ts'
import { type LedgerSheet, placeOfRow, rowPlace } from '../reading/actions.ts'
import type { PlannedColumn, RowContext } from '../rows/cells/model.ts'
import { openIn, type Row } from '../rows/model.ts'
import { frameOf, inSteps, runImport } from '../run/actions.ts'
import { type Frame, type Stated, stateRow, unclearUnit } from '../run/stated/actions.ts'
import { textOf } from '../values/model.ts'
import { undone } from '../whole/actions.ts'

const rowsShown = 20
const samplesShown = 3
/** Read in a moment; of a longer ledger the first so many rows are told. */
const mostRead = 5_000
/** Tried out whole against the database, in a transaction that is undone. */
const mostTried = 1_000

/** What an import would make of its file: columns, the first rows as understood, and how many rows would be refused. */
export async function previewOf(context: Context, one: Import) {
  const path = context.files.path(context.me.tenant_id, one.sha256)
  const frame = await frameOf(context, one, path)
  const speech = speechOf(context, frame)
  const rows: (ReturnType<typeof presentRow> & ReturnType<typeof placeOfRow>)[] = []
  const units = unitChoices(context, frame)
  const open = gatherQuestions(frame.context, units)
  const several = frame.ledger.sheets.length > 1
  const told = { rows: 0, understood: 0, refused: 0, skipped: 0 }
  for await (const row of frame.ledger.rows()) {
    const stated = stateRow(frame, row)
    told.rows += 1
    told[outcomeOf(stated)] += 1
    if (outcomeOf(stated) === 'refused')
      for (const unread of unclearIn(frame, row)) open.add(keyOf(unread.column, several), unread)
    if (rows.length < rowsShown) rows.push({ ...presentRow(stated, row, frame, speech), ...placeOfRow(frame, row.n) })
    if (told.rows >= mostRead) break
  }
  const whole = one.rows_total === null || told.rows >= one.rows_total
  const tried = whole && told.rows <= mostTried ? await tryOut(context, one, path) : null
  const sheets = frame.ledger.sheets.map(presentSheet)
  const left_out = frame.ledger.leftOut.map(({ name, reason: [zh, en] }) => ({ name, reason: { zh, en } }))
  const questions = open.questions().map(presentQuestion)
  const columns = columnsOf(frame.ledger.sheets, (column) => meaningsOf(column, frame.context, units))
  return { sheets, left_out, columns, questions, rows, read: { ...told, whole }, tried }
}

function unclearIn(frame: Frame, row: Row) {
  const { plan } = rowPlace(frame, row.n).sheet
  const { unread, unit } = openIn(plan, row, frame.context)
  const unclear = unclearUnit(frame, plan, unit)
  return unclear ? [...unread, unclear] : unread
}

function unitChoices({ me }: Context, { units }: Frame) {
  return units
    .filter(({ id }) => mayImport(me, id))
    .map(({ id, name, name_en }) => ({ id, zh: name, en: name_en || name }))
}

function presentQuestion({ values, ...question }: Question) {
  return { ...question, values: values.map(({ reason: [zh, en], ...value }) => ({ ...value, reason: { zh, en } })) }
}

function presentSheet({ name, plan, hiddenColumns, comments }: LedgerSheet) {
  const hidden = plan.columns.filter(({ column }) => hiddenColumns.includes(column))
  return {
    name,
    header_row: plan.headerRow,
    header_lines: plan.headerLines.length,
    hidden_columns: hidden.map(({ header }) => header.trim()).filter((header) => header !== ''),
    comments,
  }
}

/** Every column in its place, with what stands in it; one that several sheets have, once. */
function columnsOf<M>(sheets: readonly LedgerSheet[], meanings: (column: PlannedColumn) => M) {
  const all = sheets.flatMap(({ plan, head }) => {
    const below = head.filter(({ n }) => n >= plan.firstRow)
    return [...plan.columns]
      .sort((a, b) => a.column - b.column)
      .map((column) => ({
        ...presentColumn(column, sheets.length > 1),
        meanings: meanings(column),
        samples: samplesOf(column, below),
      }))
      .filter(({ header, field, samples }) => header.trim() !== '' || field !== null || samples.length > 0)
  })
  return sheets.length === 1 ? all : [...new Map(all.map((column) => [column.key, column])).values()]
}

function presentColumn(column: PlannedColumn, byHeader: boolean) {
  const { header, field, unit, currency, basis, estimate, year, confidence, question } = column
  return {
    column: column.column,
    header,
    key: keyOf(column, byHeader),
    field,
    unit,
    currency,
    basis,
    estimate,
    year,
    confidence,
    question,
    ignored: column.ignore === true,
    rule: ruleOf(column),
  }
}

/** What a map names the column by: several sheets have it in different places. */
function keyOf(column: PlannedColumn, several: boolean): string {
  const header = column.header.trim()
  return column.remark || (several && header !== '') ? header : placeOf(column)
}

/** The rule of a map that reads the column as it is read now. */
function ruleOf(column: PlannedColumn): ColumnRule {
  const { field, unit, currency, basis, estimate, year, month, century, later, unread, keep } = column
  const values = column.values as ColumnRule['values']
  return {
    field,
    ...(unit && { unit }),
    ...(currency && { currency }),
    ...(basis && { basis }),
    ...(estimate && { estimate }),
    ...(year && { year }),
    ...(column.ignore ? { keep: false } : keep && { keep }),
    ...{ month, century, later, unread, values },
  }
}

function samplesOf({ column }: PlannedColumn, rows: Row[]): string[] {
  const texts = rows.map(({ cells }) => textOf(cells[column] ?? null).trim()).filter((text) => text !== '')
  return [...new Set(texts)].slice(0, samplesShown).map((text) => (text.length > 80 ? `${text.slice(0, 80)}…` : text))
}

type Read = ReturnType<typeof stateRow>

function outcomeOf(row: Read): 'understood' | 'refused' | 'skipped' {
  if ('identity' in row) return 'understood'
  return row.outcome === 'skipped' ? 'skipped' : 'refused'
}

function presentRow(row: Read, told: Row, frame: Frame, speech: Speech) {
  const reasons: Reason[] = 'identity' in row ? [] : row.reasons
  const outcome = outcomeOf(row)
  return {
    n: row.n,
    outcome,
    facts: 'identity' in row ? factsOf(row, frame.context, speech) : outcome === 'refused' ? nameIn(told, frame) : {},
    reasons: reasons.map(({ column, reason: [zh, en] }) => ({ column, reason: { zh, en } })),
  }
}

/** What people call a row by that is no project yet. */
function nameIn(row: Row, frame: Frame): Record<string, string> {
  const { columns } = rowPlace(frame, row.n).sheet.plan
  const name = textOf(row.cells[columns.find(({ field }) => field === 'name')?.column ?? -1] ?? null).trim()
  return name === '' ? {} : { name }
}

/** What a row says, field by field, in the reader's words. */
export function factsOf(
  { document, standing }: Pick<Stated, 'document' | 'standing'>,
  context: RowContext,
  speech: Speech,
): Record<string, Told> {
  const { figures = {}, ...facts } = document
  const field = (id: string) => ({ id, ...(context.fields.get(id) ?? { type: 'text' }) })
  const told = Object.entries(facts).map(([id, value]) => [id, factText(field(id), value, speech)])
  const sums = [...eachFigure(figures)].map(({ field: id, basis, year, figure }) => {
    const money = context.fields.get(id)?.quantity === 'money'
    const { value, unit, currency, estimate } = figure
    const told: Told = money ? { value, unit, currency, estimate } : figureText(figure, false, speech.english)
    return [[id, basis, year].filter(Boolean).join('.'), told]
  })
  const { stage, status } = standing
  return {
    ...Object.fromEntries(told),
    ...Object.fromEntries(sums),
    ...(stage && { stage: stageText(stage, speech) }),
    ...(status && { status: statusText(status, speech) }),
  }
}

export function speechOf({ language }: Pick<Context, 'language'>, frame: Pick<Frame, 'playbook' | 'units'>): Speech {
  const units = new Map(frame.units.map(({ id, name }) => [id, name]))
  return { playbook: frame.playbook, english: language === 'en', units }
}

/** How the rows would end, found by doing it and taking it back. */
function tryOut(context: Context, one: Import, path: string): Promise<Counts> {
  return undone(context.db, async (tx) => {
    const inside = { ...context, db: tx as Db }
    const file = { sha256: one.sha256, name: one.file_name, size: 0, media_type: 'text/plain' }
    const draft = await draftImport(tx, inside, file, one)
    const begun = await saveImport(tx, inside, draft, started(draft, context.now), 'started')
    return runImport(inside, begun, { path, transact: inSteps(tx) })
  })
}

export interface FieldChoice {
  id: string
  type: string
  zh: string
  en: string
  section: string
  quantity: string | null
  yearly: boolean
}

/** What a column may be taken for. */
export async function listFields(context: Context): Promise<{ items: FieldChoice[] }> {
  const { playbook } = await playbookOn(context.db, context.me.tenant_id, dayOf(context.now))
  return { items: fieldChoices(playbook) }
}

/** Stage and standing, the project itself, and contacts in one cell stand beside the fields. */
const beside: Field[] = [
  { id: 'project_id', type: 'text', zh: '项目ID（本系统导出）', en: 'Landfall ID', section: 'identity' },
  { id: 'stage', type: 'choice', zh: '项目阶段', en: 'Stage', section: 'milestones' },
  { id: 'stage_entered_on', type: 'date', zh: '进入阶段日期', en: 'Stage since', section: 'milestones' },
  { id: 'status', type: 'choice', zh: '推进状态', en: 'Standing', section: 'milestones' },
  { id: 'status_reason', type: 'text', zh: '中止原因', en: 'Reason of standing', section: 'milestones' },
  { id: 'status_on', type: 'date', zh: '状态日期', en: 'Standing since', section: 'milestones' },
  { id: 'contact', type: 'text', zh: '联系人及电话', en: 'Contact and phone', section: 'parties' },
]

function fieldChoices(playbook: Playbook): FieldChoice[] {
  const own: Field[] = playbook.fields.map((field) => ({ ...field, section: 'content' }))
  return [...coreFields, ...beside, ...own].map(({ id, type, zh, en, section, quantity, yearly }) => ({
    id,
    type,
    zh,
    en,
    section,
    quantity: quantity ?? null,
    yearly: yearly === true,
  }))
}
