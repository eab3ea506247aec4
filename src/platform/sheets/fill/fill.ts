import { type AboutStyles, aboutStyles } from './about.ts'
import type { FilledValue } from './cells.ts'
import { type Form, type FormSheet, marksOf, packed } from './form.ts'
import { movedBesides, movedFormulas, movedName, movedParts } from './moved.ts'
import type { Insertion } from './references.ts'
import { filledRows } from './rows.ts'
import { childOf, type Element, elementsOf, like, local, mapped, parseXml, writeXml } from './tree.ts'

export interface FormFill {
  /** How often a row stands; undefined for one that is no list. */
  times(sheet: string, row: number): number | undefined
  /** What a place-holder becomes, for one item (from 0) of its row; undefined leaves it as it is written. */
  value(name: string, place: { sheet: string; row: number; item: number }): FilledValue | undefined
}

interface Filled extends FormSheet {
  insertions: Insertion[]
}

/** The form with its place-holders filled, as an .xlsx; everything else of it is kept. Without place-holders nothing changes. */
export async function fillForm(form: Form, fill: FormFill): Promise<Buffer> {
  const marked = new Set(marksOf(form).flatMap(({ sheet, where }) => (where === 'cell' ? [sheet] : [])))
  if (marked.size === 0) return packed(form, new Map())
  const styles = aboutStyles(form)
  const filled = form.sheets.map((sheet) =>
    marked.has(sheet.name) ? filledSheet(form, sheet, fill, styles) : { ...sheet, insertions: [] },
  )
  const trees = filled.map((sheet) => withoutOldValues(follow(sheet, filled)))
  const changed = new Map<string, Buffer | null>()
  form.sheets.forEach((sheet, at) => {
    if (trees[at] !== sheet.tree) changed.set(sheet.path, writeXml(trees[at]!))
  })
  for (const [path, bytes] of besides(form, filled)) changed.set(path, bytes)
  const added = styles.added()
  if (added) changed.set(form.styles!, writeXml(added))
  return packed(form, changed)
}

function filledSheet(form: Form, sheet: FormSheet, fill: FormFill, styles: AboutStyles): Filled {
  const { name, tree } = sheet
  const data = childOf(tree, 'sheetData')
  if (!data) return { ...sheet, insertions: [] }
  const { data: after, insertions } = filledRows(form, data, {
    sheet: name,
    styleAbout: styles.of,
    times: (row) => fill.times(name, row),
    value: (mark, row, item) => fill.value(mark, { sheet: name, row, item }),
  })
  const whole = { ...tree, children: tree.children.map((child) => (child === data ? after : child)) }
  return { ...sheet, tree: insertions.length > 0 ? movedBesides(whole, name, insertions) : whole, insertions }
}

/** The sheet with its formulas following the rows that were put into others. */
function follow(sheet: Filled, all: readonly Filled[]): Element {
  return all
    .filter((other) => other.name !== sheet.name && other.insertions.length > 0)
    .reduce((tree, other) => movedFormulas(tree, sheet.name, other.name, other.insertions), sheet.tree)
}

/** What a formula came to before it was filled is no longer true; it is worked out when the form is opened. */
function withoutOldValues(tree: Element): Element {
  return mapped(tree, (cell) => {
    if (local(cell) !== 'c' || !childOf(cell, 'f') || !childOf(cell, 'v')) return cell
    const { t: _, ...attributes } = cell.attributes
    return { ...cell, attributes, children: elementsOf(cell).filter((one) => local(one) !== 'v') }
  })
}

/** The parts beside the sheets: formulas are worked out on opening, and whatever names moved rows follows them. */
function* besides(form: Form, filled: readonly Filled[]): Generator<[path: string, bytes: Buffer | null]> {
  const longer = filled.filter(({ insertions }) => insertions.length > 0)
  const workbook = longer.reduce(
    (tree, { name, insertions }) => mapped(tree, (one) => movedName(one, 'definedName', name, insertions)),
    workedOutOnOpening(parseXml(form.parts.get(form.workbook)!)),
  )
  yield [form.workbook, writeXml(workbook)]
  for (const sheet of longer) yield* movedParts(form, sheet, sheet.insertions)
  if (longer.length > 0) yield* withoutOrder(form)
}

function workedOutOnOpening(workbook: Element): Element {
  const settings = childOf(workbook, 'calcPr')
  if (settings) {
    const asked = { ...settings, attributes: { ...settings.attributes, fullCalcOnLoad: '1' } }
    return { ...workbook, children: workbook.children.map((child) => (child === settings ? asked : child)) }
  }
  // The schema wants it after the sheets and the defined names.
  const before = ['sheets', 'functionGroups', 'externalReferences', 'definedNames']
  const after = elementsOf(workbook).findLast((one) => before.includes(local(one)))
  const added = like(workbook, 'calcPr', { fullCalcOnLoad: '1' })
  return { ...workbook, children: workbook.children.flatMap((child) => (child === after ? [child, added] : [child])) }
}

/** The order of calculation names cells where formulas no longer are; it is made anew by whatever opens the form. */
function* withoutOrder(form: Form): Generator<[path: string, bytes: Buffer | null]> {
  for (const [path, bytes] of form.parts) {
    if (/(^|\/)calcChain\.xml$/i.test(path)) yield [path, null]
    if (!/(^\[Content_Types\]\.xml|\/workbook\.xml\.rels)$/i.test(path)) continue
    const tree = parseXml(bytes)
    const kept = elementsOf(tree).filter(
      ({ attributes: { PartName = '', Target = '' } }) => !/calcChain\.xml$/i.test(PartName || Target),
    )
    yield [path, writeXml({ ...tree, children: kept })]
  }
}
