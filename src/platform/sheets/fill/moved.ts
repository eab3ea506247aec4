import type { Form, FormSheet } from './form.ts'
import { type Insertion, movedFormula, movedRanges, movedRow, placeOf } from './references.ts'
import { type Element, elementsOf, like, local, mapped, parseXml, textOf, writeXml } from './tree.ts'

/** What stands beside the rows of a sheet (merges, checks, colours, links, print set-up) after rows were put in. */
export function movedBesides(tree: Element, sheet: string, insertions: readonly Insertion[]): Element {
  const children = tree.children.map((child) => {
    if (typeof child === 'string' || local(child) === 'sheetData') return child
    if (local(child) === 'mergeCells') return movedMerges(child, insertions)
    return mapped(child, (one) => movedElement(one, sheet, insertions))
  })
  return { ...tree, children }
}

const rangeAttributes = ['ref', 'sqref', 'activeCell', 'topLeftCell'] as const

function movedElement(element: Element, sheet: string, insertions: readonly Insertion[]): Element {
  const { attributes } = element
  const name = local(element)
  if (/^(formula\d?|f)$/.test(name))
    return { ...element, children: [movedFormula(textOf(element), insertions, { sheet, own: sheet })] }
  if (name === 'sqref') return { ...element, children: [movedRanges(textOf(element), insertions, 'single')] }
  if (name === 'brk' && attributes.id)
    return { ...element, attributes: { ...attributes, id: String(movedRow(Number(attributes.id), insertions)) } }
  const found = rangeAttributes.filter((key) => attributes[key] !== undefined)
  if (found.length === 0) return element
  const ranges = found.map((key) => {
    const growth = key === 'sqref' && name !== 'selection' ? 'single' : 'whole'
    return [key, movedRanges(attributes[key]!, insertions, growth)]
  })
  return { ...element, attributes: { ...attributes, ...Object.fromEntries(ranges) } }
}

/** Cells merged within the row of a list are merged so in each of its copies. */
function movedMerges(merges: Element, insertions: readonly Insertion[]): Element {
  const children = elementsOf(merges, 'mergeCell').flatMap((merge) => {
    const ref = merge.attributes.ref ?? ''
    const [from, to] = ref.split(':').map(placeOf)
    const list = insertions.find(({ first }) => first === from?.row && first === to?.row)
    const kept = like(merge, 'mergeCell', { ref: movedRanges(ref, insertions, 'merge') })
    if (!list || !from || !to) return [kept]
    const start = movedRow(list.after, insertions)
    const copies = Array.from({ length: list.count }, (_, i) => {
      const n = start + 1 + i
      return like(merge, 'mergeCell', { ref: `${from.letters}${n}:${to.letters}${n}` })
    })
    return [kept, ...copies]
  })
  return { ...merges, attributes: { ...merges.attributes, count: String(children.length) }, children }
}

/** Formulas of another sheet that speak of the one that rows were put into. */
export function movedFormulas(tree: Element, own: string, sheet: string, insertions: readonly Insertion[]): Element {
  return mapped(tree, (one) => {
    if (!/^(formula\d?|f)$/.test(local(one)) || one.children.length === 0) return one
    const before = textOf(one)
    const after = movedFormula(before, insertions, { sheet, own })
    return after === before ? one : { ...one, children: [after] }
  })
}

/** The other parts of the form that name cells of the sheet: its drawings, comments and tables, charts, defined names. */
export function movedParts(form: Form, sheet: FormSheet, insertions: readonly Insertion[]): Map<string, Buffer> {
  const moved = new Map<string, Buffer>()
  const change = (path: string, by: (bytes: Buffer) => Buffer) => {
    const spelt = [...form.parts.keys()].find((one) => one.toLowerCase() === path.toLowerCase())
    if (spelt) moved.set(spelt, by(form.parts.get(spelt)!))
  }
  for (const { type, path } of sheet.parts) {
    if (type === 'drawing') change(path, (bytes) => movedDrawing(bytes, insertions))
    if (type === 'vmlDrawing') change(path, (bytes) => movedNotes(bytes, insertions))
    if (['comments', 'threadedComment', 'table'].includes(type))
      change(path, (bytes) => writeXml(mapped(parseXml(bytes), (one) => movedElement(one, sheet.name, insertions))))
  }
  for (const path of form.parts.keys())
    if (/\/charts\/chart[^/]*\.xml$/i.test(path))
      change(path, (bytes) => writeXml(mapped(parseXml(bytes), (one) => movedName(one, 'f', sheet.name, insertions))))
  return moved
}

/** A chart's series or a defined name, which name their sheet. */
export function movedName(one: Element, name: string, sheet: string, insertions: readonly Insertion[]): Element {
  if (local(one) !== name || one.children.length === 0) return one
  return { ...one, children: [movedFormula(textOf(one), insertions, { sheet, own: null })] }
}

/** Pictures hang on rows that are counted from 0. */
function movedDrawing(bytes: Buffer, insertions: readonly Insertion[]): Buffer {
  const tree = mapped(parseXml(bytes), (one) =>
    local(one) === 'row' ? { ...one, children: [below(textOf(one), insertions)] } : one,
  )
  return writeXml(tree)
}

/** The boxes of comments are kept in an old language of their own: row, and the corners of the box. */
function movedNotes(bytes: Buffer, insertions: readonly Insertion[]): Buffer {
  const text = bytes
    .toString('utf8')
    .replace(/(<x:Row>\s*)(\d+)/g, (_, start: string, row: string) => start + below(row, insertions))
    .replace(/(<x:Anchor>)([^<]*)/g, (_, start: string, corners: string) => {
      const at = corners.split(',').map((one) => one.trim())
      return start + at.map((one, i) => (i === 2 || i === 6 ? below(one, insertions) : one)).join(', ')
    })
  return Buffer.from(text)
}

function below(row: string, insertions: readonly Insertion[]): string {
  return String(movedRow(Number(row) + 1, insertions) - 1)
}
