import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { sheetProblem } from '../problems.ts'
import { readStyles, type Shown } from '../read/formats.ts'
import { isEncrypted, isOle } from '../read/ole.ts'
import { readWorkbook, relations } from '../read/workbook.ts'
import { openZip, type Zip } from '../read/zip.ts'
import { type SheetLimits, sheetLimits } from '../row.ts'
import { runsOf } from './cells.ts'
import { marksIn } from './marks.ts'
import { columnLetters } from './references.ts'
import { budgetOfForm, childOf, type Element, elementsOf, local, parseXml, textOf } from './tree.ts'

export interface FormSheet {
  name: string
  path: string
  tree: Element
  /** What hangs on it: drawings, comments, tables. */
  parts: { type: string; path: string }[]
}

/** An .xlsx held whole, to be filled and written again; what is not filled stays byte for byte. */
export interface Form {
  /** By path, in their order. */
  parts: ReadonlyMap<string, Buffer>
  workbook: string
  sheets: FormSheet[]
  /** Texts that cells share, as `<si>`. */
  strings: Element[]
  /** How each cell style shows a number, and where the styles are. */
  formats: Shown[]
  styles: string | null
  from1904: boolean
}

/** Forms are small: what they may unpack to. Larger than any that an office sends around. */
export const formLimits: SheetLimits = { ...sheetLimits, bytes: 16 * 1024 ** 2 }

const mostParts = 2_000

/** Opens a form; the content says what it is. What is too much or not readable is a Problem `sheet.*`. */
export async function openForm(path: string): Promise<Form> {
  await refuseOther(path)
  const parts = await partsOf(path)
  const zip = zipOver(parts)
  const workbook = await readWorkbook(zip)
  const budget = { left: budgetOfForm }
  const sheets: FormSheet[] = []
  for (const { name, path: at } of workbook.sheets) {
    const tree = parseXml(part(parts, at), budget)
    sheets.push({ name, path: spelling(parts, at), tree, parts: await relations(zip, at) })
  }
  const shared = workbook.sharedStrings
  return {
    parts,
    workbook: spelling(parts, (await relations(zip, '')).find(({ type }) => type === 'officeDocument')!.path),
    sheets,
    strings: shared && zip.has(shared) ? elementsOf(parseXml(part(parts, shared), budget), 'si') : [],
    formats: (await readStyles(zip, workbook.styles)).formats,
    styles: workbook.styles && zip.has(workbook.styles) ? spelling(parts, workbook.styles) : null,
    from1904: workbook.from1904,
  }
}

async function refuseOther(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    const { buffer: head, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    const bytes = head.subarray(0, bytesRead)
    if (isOle(bytes)) throw (await isEncrypted(path, bytes)) ? sheetProblem.encrypted() : sheetProblem.oldKind()
    if (bytesRead < 4 || bytes.readUInt32BE(0) !== 0x504b0304) throw sheetProblem.kind()
  } finally {
    await file.close()
  }
}

async function partsOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await openZip(path, formLimits)
  try {
    if (zip.paths.length > mostParts) throw sheetProblem.broken()
    const parts = new Map<string, Buffer>()
    for (const name of zip.paths)
      if (!name.endsWith('/')) parts.set(name, await buffer(await zip.open(name)).catch(refuseBroken))
    return parts
  } finally {
    zip.close()
  }
}

function refuseBroken(): never {
  throw sheetProblem.broken()
}

/** The parts in memory, as the readers of a file know them. */
function zipOver(parts: Map<string, Buffer>): Zip {
  const found = new Map([...parts].map(([path, bytes]) => [path.toLowerCase(), bytes]))
  return {
    paths: [...parts.keys()],
    has: (path) => found.has(path.toLowerCase()),
    open: async (path) => Readable.from([found.get(path.toLowerCase()) ?? refuseBroken()]),
    close: () => {},
  }
}

function spelling(parts: ReadonlyMap<string, Buffer>, path: string): string {
  return [...parts.keys()].find((one) => one.toLowerCase() === path.toLowerCase()) ?? refuseBroken()
}

function part(parts: ReadonlyMap<string, Buffer>, path: string): Buffer {
  return parts.get(spelling(parts, path))!
}

/** The form as a file again, with some parts changed and some (null) left out. */
export function packed({ parts }: Form, changed: ReadonlyMap<string, Buffer | null>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, bytes] of parts) {
    const now = changed.has(path) ? changed.get(path) : bytes
    if (now) zip.addBuffer(now, path)
  }
  zip.end()
  return buffer(zip.outputStream)
}

export interface FormMark {
  sheet: string
  /** `B3`; empty where it stands in no cell. */
  cell: string
  row: number
  /** What is written between the braces. */
  name: string
  /** A place-holder is filled in a cell, and neither in a formula nor in a text box, a header or a comment. */
  where: 'cell' | 'formula' | 'outside'
}

/** Every place-holder of the form, in reading order. */
export function marksOf(form: Form): FormMark[] {
  const inSheets = form.sheets.flatMap((sheet) => [...cellMarks(form, sheet), ...headerMarks(sheet)])
  const outside = [...form.parts]
    .filter(([path]) => /^xl\/(drawings\/[^/]+\.xml|comments[^/]*\.xml|comments\/)/i.test(path))
    .flatMap(([, bytes]) => marksIn(textOf(parseXml(bytes))))
  return [...inSheets, ...outside.map(({ name }) => outsideMark('', name))]
}

function cellMarks(form: Form, { name: sheet, tree }: FormSheet): FormMark[] {
  const found: FormMark[] = []
  let row = 0
  for (const line of elementsOf(childOf(tree, 'sheetData') ?? tree, 'row')) {
    row = line.attributes.r === undefined ? row + 1 : Number(line.attributes.r)
    for (const [at, cell] of elementsOf(line, 'c').entries()) {
      const formula = childOf(cell, 'f')
      const text = formula
        ? `${textOf(formula)}`
        : (runsOf(form.strings, cell)
            ?.map((run) => run.text)
            .join('') ?? '')
      for (const { name } of marksIn(text)) {
        const place = cell.attributes.r ?? `${columnLetters(at)}${row}`
        found.push({ sheet, cell: place, row, name, where: formula ? 'formula' : 'cell' })
      }
    }
  }
  return found
}

function headerMarks({ name: sheet, tree }: FormSheet): FormMark[] {
  const header = elementsOf(tree).find((one) => local(one) === 'headerFooter')
  return marksIn(textOf(header)).map(({ name }) => outsideMark(sheet, name))
}

function outsideMark(sheet: string, name: string): FormMark {
  return { sheet, cell: '', row: 0, name, where: 'outside' }
}
