import { PassThrough, Readable } from 'node:stream'
import { disposition } from '#features/projects/evidence/model.ts'
import type { Context } from '#platform/context.ts'
import type { WrittenRow } from '#platform/sheets/write/cells.ts'
import { writeXlsx } from '#platform/sheets/write/xlsx.ts'
import { inLanguage } from '#platform/words.ts'
import { readImport } from '../actions.ts'
import { plain } from '../fold/model.ts'
import { toldHeaders } from '../headers/own/model.ts'
import { type Ledger, rowPlace } from '../reading/actions.ts'
import type { PlannedColumn } from '../rows/cells/model.ts'
import { stageAbove } from '../rows/model.ts'
import { frameOf } from '../run/actions.ts'
import type { RunFrame } from '../run/ahead/actions.ts'
import { unitAbove } from '../run/stated/actions.ts'
import { rowsOf } from '../store.ts'
import { type Cell, textOf } from '../values/model.ts'

const page = 500

/**
 * The refused rows as a ledger: its own columns, what stood above a row and does not stand above it here (unit, stage), and why. Mended, it
 * is brought in as it is: the reason is not read back.
 */
export async function refusedLedger(context: Context, id: string): Promise<Response> {
  const one = await readImport(context, id)
  const frame = await frameOf(context, one, context.files.path(context.me.tenant_id, one.sha256))
  const language = context.language === 'en' ? 1 : 0
  const { headers, cellsOf } = sheetsTogether(frame.ledger)
  const { first, rest } = await begun(refusedRows(context, id, frame))
  const above = aboves.filter(({ field }) => first.some((row) => row.above[field] !== ''))
  const columns = [
    ...headers.map((header) => ({ header, type: 'number' as const })),
    ...[...above.map(({ words }) => words), toldHeaders.reason].map((words) => ({
      header: words[language],
      type: 'text' as const,
    })),
  ]
  async function* lines(): AsyncGenerator<WrittenRow> {
    const line = (row: RefusedRow) => [
      ...cellsOf(row.n, row.cells),
      ...above.map(({ field }) => row.above[field]),
      row.why,
    ]
    for (const row of first) yield line(row)
    for await (const row of rest) yield line(row)
  }
  const body = new PassThrough()
  writeXlsx(lines(), columns, body).catch((error) => body.destroy(error))
  const name = `${one.file_name.replace(/\.\w+$/, '')}-${language ? 'refused' : '退回'}.xlsx`
  return new Response(Readable.toWeb(body) as unknown as BodyInit, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': disposition('', name),
    },
  })
}

type CellsOf = (n: number, cells: readonly unknown[]) => string[]

const aboves = [
  { field: 'unit', words: ['责任单位', 'Owning unit'] },
  { field: 'stage', words: ['项目阶段', 'Stage'] },
] as const

interface RefusedRow {
  n: number
  cells: readonly unknown[]
  /** Blank where the ledger's own columns say it. */
  above: { unit: string; stage: string }
  why: string
}

async function* refusedRows(context: Context, id: string, frame: RunFrame): AsyncGenerator<RefusedRow> {
  const above = aboveRows(context, frame)
  for (let after = 0; ; ) {
    const rows = await rowsOf(context.db, context.me.tenant_id, id, { outcome: 'refused', after, limit: page })
    for (const { n, cells, reasons } of rows) {
      const told = reasons.map(({ column, reason }) => {
        const why = inLanguage(reason, context.language)
        return column === '' ? why : `${column}: ${why}`
      })
      yield { n, cells, above: await above(n), why: told.join('\n') }
    }
    if (rows.length < page) return
    after = rows.at(-1)!.n
  }
}

/** Those that decide about the columns, and the rest. */
async function begun<T>(rows: AsyncGenerator<T>): Promise<{ first: T[]; rest: AsyncGenerator<T> }> {
  const first: T[] = []
  while (first.length < page) {
    const { value, done } = await rows.next()
    if (done) break
    first.push(value)
  }
  return { first, rest: rows }
}

/** What is said above a row of the ledger; rows are asked for in their order. */
function aboveRows({ language }: Context, frame: RunFrame): (n: number) => Promise<RefusedRow['above']> {
  const rows = frame.ledger.rows()
  return async (n) => {
    let row = (await rows.next()).value
    while (row && row.n < n) row = (await rows.next()).value
    if (!row) return { unit: '', stage: '' }
    const { sheet } = rowPlace(frame.ledger, n)
    const stage = frame.playbook.stages.find(({ id }) => id === stageAbove(sheet.plan, row, frame.context))
    const hasUnit = sheet.plan.columns.some(({ field }) => field === 'unit_id')
    return {
      unit: hasUnit ? '' : (unitAbove(frame, row, sheet) ?? ''),
      stage: (language === 'en' ? stage?.en : stage?.zh) ?? '',
    }
  }
}

/** The columns of all sheets beside one another, those of one name as one; a sheet of its own stays as it is. */
function sheetsTogether({ sheets }: Ledger): { headers: string[]; cellsOf: CellsOf } {
  const inOrder = sheets.map(({ plan }) => [...plan.columns].sort((a, b) => a.column - b.column))
  const headers: string[] = []
  const places = new Map(
    inOrder.map((columns, at) => [
      sheets[at]!,
      columns.map((column, before) => {
        const header = withUnit(column)
        const own = columns.slice(0, before).filter((other) => withUnit(other) === header).length
        const same = headers.flatMap((name, place) => (name === header ? [place] : []))[own]
        return same ?? headers.push(header) - 1
      }),
    ]),
  )
  const cellsOf: CellsOf = (n, cells) => {
    const row = Array.from({ length: headers.length }, () => '')
    for (const [at, place] of places.get(rowPlace({ sheets }, n).sheet)!.entries())
      row[place] = textOf((cells[at] ?? null) as Cell)
    return row
  }
  return { headers, cellsOf }
}

/** 单位：亿元 above a table does not stand above its refused rows either. */
function withUnit({ header, unit }: PlannedColumn): string {
  return unit === null || header.trim() === '' || plain(header).includes(plain(unit)) ? header : `${header}（${unit}）`
}
