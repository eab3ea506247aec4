import type { Playbook } from '#features/playbook/schema/model.ts'
import { coreFields, happened } from '#features/projects/fields/model.ts'
import { Problem } from '#platform/problem.ts'
import type { Book } from '#platform/sheets/read/book.ts'
import type { Comment } from '#platform/sheets/read/comments.ts'
import type { Range } from '#platform/sheets/read/layout.ts'
import type { Words } from '#platform/words.ts'
import { labelKey } from '../fold/model.ts'
import { knownNames, type Names } from '../headers/model.ts'
import type { ImportMap } from '../map/model.ts'
import { type FactColumns, linesOfProjects, sameAsAbove, together } from '../merges/model.ts'
import { cleanCell, rowsOfSheet } from '../model.ts'
import { columnsMissing, headRows, missingColumns, planOf, ruled, type SheetPlan } from '../plan/model.ts'
import { remarksOf } from '../remarks/model.ts'
import { figureColumn, type PlannedColumn, type RowContext } from '../rows/cells/model.ts'
import { dittosSpelledOut } from '../rows/dittos/model.ts'
import { underHeadings } from '../rows/headings/model.ts'
import type { Row } from '../rows/model.ts'
import { underProjects } from '../rows/parts/model.ts'
import { skipReason } from '../rows/skip/model.ts'
import { usualOf } from '../sizes/model.ts'
import { stageChoices } from '../stages/model.ts'
import { firstRows, mostLookedAt, openTables } from '../tables/actions.ts'
import { strayedBelow } from '../tables/model.ts'
import { text } from '../text.ts'
import { type Cell, type Choice, isRefused, readChoice, textOf } from '../values/model.ts'

/** One sheet of a ledger. */
export interface LedgerSheet {
  /** Blank for a text table. */
  name: string
  /** What its rows are numbered from: 0 for the first sheet that is read. */
  offset: number
  plan: SheetPlan
  /** Its first rows, titles and header among them. */
  head: Row[]
  hiddenColumns: readonly number[]
  merges: readonly Range[]
  comments: number
  /** A row with the comments of its cells behind it. */
  beside(row: Row): Row
}

/** A ledger as it is read: what the columns of each sheet mean, and its rows. */
export interface Ledger {
  sheets: LedgerSheet[]
  /** Sheets in which no header was found. */
  leftOut: { name: string; reason: Words }[]
  context: RowContext
  /** Rows that may be projects, after the given one. Memory does not grow with them. */
  rows(after?: number): AsyncGenerator<Row>
  /** How many there are. The file is read to its end for it: one that is broken anywhere is a Problem. */
  count(): Promise<number>
}

/** When and where a ledger is read: what has not come yet, and what is in the city. */
interface Here {
  today: string
  /** Divisions that the place may be; none where nobody knows. */
  home: readonly string[]
}

/**
 * Opens a ledger by its headers, the playbook's words and a map: the sheet that the map names, else every sheet that is not hidden.
 * No header anywhere, or a map that does not fit, is a Problem.
 */
export async function openLedger(path: string, map: ImportMap, playbook: Playbook, here: Here): Promise<Ledger> {
  const names = knownNames(playbook.fields)
  const book = await openTables(path, names)
  try {
    const ledger: Ledger = {
      sheets: [],
      leftOut: [],
      context: { ...rowContext(playbook), from1904: book.from1904, home: here.home },
      rows: (after) => rowsOf(path, names, ledger, after),
      count: () => countOf(path, names, ledger),
    }
    const chosen = chosenSheets(book, map)
    for (const [at, name] of chosen.entries()) {
      const head = (await firstRows(book, name, headRows)).map(cleanRow)
      const { merges, hidden, comments } = await book.layout(name)
      const plan = planOf(head, names, map, { name, merges, hidden, among: chosen.length > 1 })
      if ('refused' in plan) ledger.leftOut.push({ name, reason: plan.refused })
      else
        ledger.sheets.push(
          sheetOf(
            { name, offset: at * rowsOfSheet, head, hiddenColumns: hidden, merges },
            withLimits(plan, head, ledger.context, here.today),
            comments,
            map,
          ),
        )
    }
    const several = ledger.sheets.length > 1
    for (const sheet of ledger.sheets) if (several) sheet.plan = { ...sheet.plan, sheet: sheet.name }
    refuseMissing(ledger.sheets, map)
    if (ledger.sheets.length === 0)
      throw new Problem('invalid', 'import.no_plan', ledger.leftOut[0]?.reason ?? text.no_sheet)
    return ledger
  } finally {
    book.close()
  }
}

function sheetOf(
  sheet: Omit<LedgerSheet, 'plan' | 'comments' | 'beside'>,
  plan: SheetPlan,
  comments: readonly Comment[],
  map: ImportMap,
): LedgerSheet {
  const { columns, beside } = remarksOf(plan.columns, plan.firstRow, comments)
  const all = [...plan.columns, ...columns.map((column) => ruled(column, map))]
  return { ...sheet, plan: { ...plan, columns: all }, comments: comments.length, beside, head: sheet.head.map(beside) }
}

/**
 * Each column of figures with what its first rows make likely: the same for every row, wherever an import is gone on with; each of days on
 * which something has happened, with today. A ledger that names projects by our own ids came out of this system, with the units that its
 * headers say.
 */
function withLimits(
  plan: SheetPlan,
  head: readonly Row[],
  { fields, ceilings, stages }: RowContext,
  today: string,
): SheetPlan {
  if (plan.columns.some(({ field }) => field === 'project_id')) return plan
  const rows = head.filter((row) => row.n >= plan.firstRow && skipReason(plan, row) === null)
  const limited = (column: PlannedColumn): PlannedColumn => {
    const field = column.field === null ? undefined : fields.get(column.field)
    if (column.field !== null && column.field in happened) return { ...column, until: today }
    if (field?.type !== 'figure') return column
    const cells = rows.map(({ cells }) => cells[column.column] ?? null)
    return { ...column, usual: usualOf(cells, figureColumn(column, field.quantity ?? 'money'), ceilings) }
  }
  return { ...plan, columns: withStages(plan.columns, rows, stages).map(limited) }
}

/** Of a ledger that has no column for the stage, the one column that nobody knows and that says nothing but stages. */
function withStages(columns: readonly PlannedColumn[], rows: readonly Row[], stages: readonly Choice[]) {
  if (columns.some(({ field }) => field === 'stage')) return columns
  const saysStages = ({ column, field, confidence }: PlannedColumn) => {
    const said = rows.map(({ cells }) => cells[column] ?? null).filter((cell) => textOf(cell).trim() !== '')
    return field === null && confidence === 0 && said.length > 1 && said.every((cell) => isStage(cell, stages))
  }
  const found = columns.filter(saysStages)
  return found.length === 1
    ? columns.map((column) => (column === found[0] ? { ...column, field: 'stage', confidence: 0.8 } : column))
    : columns
}

function isStage(cell: Cell, stages: readonly Choice[]): boolean {
  const reading = readChoice(cell, stages)
  return !isRefused(reading) && reading.value !== null
}

/** A column that the map names has to be in one of the sheets. */
function refuseMissing(sheets: readonly LedgerSheet[], map: ImportMap): void {
  const missing = sheets.map(({ plan }) => missingColumns(plan, map))
  const everywhere = (missing[0] ?? []).filter((name) => missing.every((names) => names.includes(name)))
  if (everywhere.length > 0) throw new Problem('invalid', 'import.no_plan', columnsMissing(everywhere))
}

/** Which sheet a row is of, and its number there. */
export function rowPlace(
  { sheets }: { sheets: readonly LedgerSheet[] },
  n: number,
): { sheet: LedgerSheet; row: number } {
  const sheet = sheets.findLast(({ offset }) => offset < n) ?? sheets[0]!
  return { sheet, row: n - sheet.offset }
}

/** The same for people; the sheet is named where there are several. */
export function placeOfRow({ sheets }: { sheets: readonly LedgerSheet[] }, n: number): { sheet: string; row: number } {
  const { sheet, row } = rowPlace({ sheets }, n)
  return { sheet: sheets.length > 1 ? sheet.name : '', row }
}

function chosenSheets({ sheets }: Book, map: ImportMap): string[] {
  if (map.sheet !== undefined)
    return [typeof map.sheet === 'number' ? (sheets[map.sheet]?.name ?? String(map.sheet)) : map.sheet]
  const shown = sheets.filter(({ hidden }) => !hidden)
  return (shown.length > 0 ? shown : sheets).map(({ name }) => name)
}

async function* rowsOf(path: string, names: Names, { sheets, context }: Ledger, after = 0): AsyncGenerator<Row> {
  const book = await openTables(path, names)
  try {
    for (const { name, offset, plan, merges, beside } of sheets) {
      if (after >= offset + rowsOfSheet) continue
      const same = sameAsAbove(merges, factColumns(plan, context))
      const headed = underHeadings(merges)
      const { figures, name: named } = factColumns(plan, context)
      const spelled = dittosSpelledOut((column) => column === named || figures.has(column))
      const parts = underProjects(numberColumn(plan))
      const strayed = strayedBelow(plan.headerLines, names)
      const lines = linesOf(book.rows(name), plan, merges, (row) => beside(same(spelled(cleanRow(row)))))
      for await (const row of lines) {
        const whole = parts(headed(row))
        const placed = row.n > mostLookedAt ? strayed(whole) : whole
        if (offset + row.n > after) yield { ...placed, n: offset + row.n }
      }
    }
  } finally {
    book.close()
  }
}

/** The lines below the header, those of one project as one. */
async function* linesOf(
  rows: AsyncIterable<Row>,
  plan: SheetPlan,
  merges: readonly Range[],
  read: (row: Row) => Row,
): AsyncGenerator<Row> {
  const over = linesOfProjects(merges, nameColumn(plan))
  let open: Row[] = []
  for await (const raw of rows) {
    const row = read(raw)
    if (row.n < plan.firstRow) continue
    const project = over(row.n)
    const goesOn = project && open[0] && open[0].n >= project.top
    if (open.length > 0 && !goesOn) yield together(open)
    if (!goesOn) open = []
    if (project) open.push(row)
    else yield row
  }
  if (open.length > 0) yield together(open)
}

async function countOf(path: string, names: Names, { sheets }: Ledger): Promise<number> {
  const book = await openTables(path, names)
  let total = 0
  try {
    for (const { name, plan, merges } of sheets) {
      const over = linesOfProjects(merges, nameColumn(plan))
      for await (const { n } of book.rows(name)) if (n >= plan.firstRow && (over(n)?.top ?? n) === n) total += 1
    }
    return total
  } finally {
    book.close()
  }
}

function factColumns({ columns }: SheetPlan, { fields }: RowContext): FactColumns {
  const figures = columns.filter(({ field }) => field !== null && fields.get(field)?.type === 'figure')
  return {
    name: nameColumn({ columns }),
    figures: new Set(figures.map(({ column }) => column)),
  }
}

function nameColumn({ columns }: Pick<SheetPlan, 'columns'>): number | undefined {
  return columns.find(({ field }) => field === 'name')?.column
}

/** The column that numbers the rows: 序号. */
function numberColumn({ columns }: Pick<SheetPlan, 'columns'>): number | undefined {
  return columns.find(({ field, header }) => field === null && /^(序号?|编号|no)$/.test(labelKey(header)))?.column
}

function cleanRow(row: Row): Row {
  return { ...row, cells: row.cells.map(cleanCell) }
}

const contexts = new WeakMap<Playbook, RowContext>()

/** What the playbook says of values. */
export function rowContext(playbook: Playbook): RowContext {
  const known = contexts.get(playbook)
  if (known) return known
  const day = { type: 'date' }
  const own: [string, { type: string }][] = [
    ['status_on', day],
    ['stage_entered_on', day],
  ]
  const fields = [...coreFields, ...playbook.fields].map((field): [string, (typeof coreFields)[number]] => [
    field.id,
    field as (typeof coreFields)[number],
  ])
  const context = {
    fields: new Map<string, { type: string }>([...fields, ...own]),
    dictionaries: playbook.dictionaries as Record<string, Choice[]>,
    stages: stageChoices(playbook.stages),
    statuses: playbook.statuses,
    ceilings: playbook.ceilings,
  }
  contexts.set(playbook, context)
  return context
}
