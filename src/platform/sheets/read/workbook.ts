import { posix } from 'node:path'
import { sheetProblem } from '../problems.ts'
import { visitXml } from './xml.ts'
import type { Zip } from './zip.ts'

export interface SheetInfo {
  name: string
  hidden: boolean
}

export interface Workbook {
  sheets: (SheetInfo & { path: string })[]
  sharedStrings: string | null
  styles: string | null
  /** Days are counted from 1904 (old Mac files) instead of 1900. */
  from1904: boolean
}

/** The table of contents of an .xlsx: sheets in their order, where the shared parts are, and the epoch of its dates. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const home = (await relations(zip, '')).find(({ type }) => type === 'officeDocument')?.path
  if (!home || !zip.has(home)) throw sheetProblem.kind()
  const parts = await relations(zip, home)
  const workbook: Workbook = {
    sheets: [],
    sharedStrings: parts.find(({ type }) => type === 'sharedStrings')?.path ?? null,
    styles: parts.find(({ type }) => type === 'styles')?.path ?? null,
    from1904: false,
  }
  await visitXml(await zip.open(home), {
    open(name, attributes) {
      if (name === 'workbookPr') workbook.from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const link = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      const part = parts.find(({ id, type }) => id === link && type === 'worksheet')
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      if (part && zip.has(part.path)) workbook.sheets.push({ name: attributes.name ?? '', hidden, path: part.path })
    },
  })
  if (workbook.sheets.length === 0) throw sheetProblem.kind()
  return workbook
}

interface Relation {
  id: string
  type: string
  path: string
}

/** What a part points to; transitional and strict files name the types differently but for their last word. */
export async function relations(zip: Zip, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const found: Relation[] = []
  if (!zip.has(file)) return found
  await visitXml(await zip.open(file), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.push({ id: Id, type: Type.split('/').at(-1) ?? '', path })
    },
  })
  return found
}
