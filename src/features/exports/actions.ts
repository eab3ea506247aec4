import { PassThrough, Readable, type Writable } from 'node:stream'
import { playbookOn } from '#features/playbook/actions.ts'
import { disposition } from '#features/projects/evidence/model.ts'
import { eachProject } from '#features/projects/list/actions.ts'
import { shapeOfList } from '#features/projects/list/shape/actions.ts'
import { ahead } from '#platform/ahead.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { SheetColumn, WrittenRow } from '#platform/sheets/write/cells.ts'
import { writeCsv } from '#platform/sheets/write/csv.ts'
import { writeXlsx } from '#platform/sheets/write/xlsx.ts'
import type { Speech } from './cells/model.ts'
import { columnsOf } from './columns/model.ts'
import { unitWords } from './store.ts'

export const formats = ['xlsx', 'csv'] as const
export type Format = (typeof formats)[number]

export interface ExportQuery {
  format: Format
  /** Field ids, comma separated; all of them where none is named. */
  columns?: string
  [filter: string]: unknown
}

/** Projects a page; memory does not grow with the list. */
const page = 250

export interface Table {
  columns: SheetColumn[]
  rows: AsyncIterable<WrittenRow>
}

/** The filtered list as a ledger: as far as the member may read each project, and such that an import reads it back unchanged. */
export async function projectTable(context: Context, query: ExportQuery): Promise<Table> {
  const speech = await speechOf(context)
  const { format: _, columns: chosen = '', ...filter } = query
  const named = chosen.split(',').filter((id) => id !== '')
  const columns = columnsOf(speech, await shapeOfList(context, filter), named)
  async function* rows(): AsyncGenerator<WrittenRow> {
    for await (const projects of ahead(eachProject(context, filter, page)))
      for (const project of projects) yield columns.map((column) => column.cell(project))
  }
  return { columns: columns.map(({ header, type }) => ({ header, type })), rows: rows() }
}

/** How cells are worded for the member: in the words of the playbook in force and the names of units. */
export async function speechOf({ db, me, language, now }: Context): Promise<Speech> {
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  return { playbook, english: language === 'en', units: await unitWords(db, me.tenant_id) }
}

/** The same as a download, streamed. */
export async function exportProjects(context: Context, query: ExportQuery): Promise<Response> {
  const table = await projectTable(context, query)
  const name = context.language === 'en' ? 'projects' : '项目台账'
  return download(table, query.format, `${name}-${dayOf(context.now)}`)
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

export function download(table: Table, format: Format, name: string): Response {
  const body = new PassThrough()
  writeTable(table, format, body).catch((error) => body.destroy(error))
  return new Response(Readable.toWeb(body) as unknown as BodyInit, {
    headers: { 'content-type': types[format], 'content-disposition': disposition('', `${name}.${format}`) },
  })
}

/** Writes the table and ends the stream. */
export function writeTable({ columns, rows }: Table, format: Format, stream: Writable): Promise<void> {
  return format === 'csv' ? writeCsv(rows, columns, stream) : writeXlsx(rows, columns, stream)
}
