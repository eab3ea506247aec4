import { PassThrough, Readable } from 'node:stream'
import { disposition } from '#features/projects/evidence/model.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import type { WrittenRow } from '#platform/sheets/write/cells.ts'
import { writeXlsx } from '#platform/sheets/write/xlsx.ts'
import { inLanguage } from '#platform/words.ts'
import { readImport } from '../actions.ts'
import { toldHeaders } from '../headers/own/model.ts'
import { type Ledger, rowPlace } from '../reading/actions.ts'
import { frameOf } from '../run/actions.ts'
import { rowsOf } from '../store.ts'
import { type Cell, textOf } from '../values/model.ts'

const page = 500

/** The refused rows as a ledger: its own columns, and why. Mended, it is brought in as it is: the reason is not read back. */
export async function refusedLedger(context: Context, id: string): Promise<Response> {
  const one = await readImport(context, id)
  const { ledger } = await frameOf(context, one, context.files.path(context.me.tenant_id, one.sha256))
  const english = context.language === 'en'
  const { headers, cellsOf } = sheetsTogether(ledger)
  const columns = [...headers, toldHeaders.reason[english ? 1 : 0]].map((header, at) => ({
    header,
    type: at < headers.length ? ('number' as const) : ('text' as const),
  }))
  const body = new PassThrough()
  const rows = refusedRows(context.db, context, id, cellsOf)
  writeXlsx(rows, columns, body).catch((error) => body.destroy(error))
  const name = `${one.file_name.replace(/\.\w+$/, '')}-${english ? 'refused' : '退回'}.xlsx`
  return new Response(Readable.toWeb(body) as unknown as BodyInit, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': disposition('', name),
    },
  })
}

type CellsOf = (n: number, cells: readonly unknown[]) => string[]

async function* refusedRows(db: Db, context: Context, id: string, cellsOf: CellsOf): AsyncGenerator<WrittenRow> {
  for (let after = 0; ; ) {
    const rows = await rowsOf(db, context.me.tenant_id, id, { outcome: 'refused', after, limit: page })
    for (const { n, cells, reasons } of rows) {
      const told = reasons.map(({ column, reason }) => {
        const why = inLanguage(reason, context.language)
        return column === '' ? why : `${column}: ${why}`
      })
      yield [...cellsOf(n, cells), told.join('\n')]
    }
    if (rows.length < page) return
    after = rows.at(-1)!.n
  }
}

/** The columns of all sheets beside one another, those of one name as one; a sheet of its own stays as it is. */
function sheetsTogether({ sheets }: Ledger): { headers: string[]; cellsOf: CellsOf } {
  const inOrder = sheets.map(({ plan }) => [...plan.columns].sort((a, b) => a.column - b.column))
  const headers: string[] = []
  const places = new Map(
    inOrder.map((columns, at) => [
      sheets[at]!,
      columns.map(({ header }, before) => {
        const own = columns.slice(0, before).filter((other) => other.header === header).length
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
