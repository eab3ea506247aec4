import type { Form } from './form.ts'
import { childOf, type Element, elementsOf, like, local, parseXml } from './tree.ts'

/** The styles of a form, to which those are added that show a number with 约 before it. */
export interface AboutStyles {
  /** The style for a cell that has the given one; undefined where the form has no styles. */
  of: (style: string | undefined) => string | undefined
  /** The styles with what was added; null where nothing was. */
  added: () => Element | null
}

/** Number formats below are Excel's own. */
const firstOwn = 164
const builtIn: Record<string, string> = { 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%' }

export function aboutStyles({ parts, styles: path }: Form): AboutStyles {
  if (path === null) return { of: () => undefined, added: () => null }
  const tree = parseXml(parts.get(path)!)
  const formats = elementsOf(childOf(tree, 'numFmts') ?? like(tree, 'numFmts', {}), 'numFmt')
  const cells = elementsOf(childOf(tree, 'cellXfs') ?? like(tree, 'cellXfs', {}), 'xf')
  const codes = new Map(formats.map(({ attributes: { numFmtId = '', formatCode = '' } }) => [numFmtId, formatCode]))
  const newFormats: Element[] = []
  const newCells: Element[] = []
  const known = new Map<string, string>()
  const next = Math.max(firstOwn, ...[...codes.keys()].map((id) => Number(id) + 1))
  const make = (style: string): string => {
    const cell = cells[Number(style)] ?? like(tree, 'xf', {})
    const id = cell.attributes.numFmtId ?? '0'
    const code = codes.get(id) ?? builtIn[id] ?? 'General'
    const numFmtId = String(next + newFormats.length)
    newFormats.push(like(tree, 'numFmt', { numFmtId, formatCode: `"约"${code === '@' ? 'General' : code}` }))
    newCells.push({ ...cell, attributes: { ...cell.attributes, numFmtId, applyNumberFormat: '1' } })
    return String(cells.length + newCells.length - 1)
  }
  return {
    of: (style = '0') => known.get(style) ?? known.set(style, make(style)).get(style),
    added: () => (newCells.length === 0 ? null : withMore(tree, [...formats, ...newFormats], [...cells, ...newCells])),
  }
}

function withMore(tree: Element, formats: Element[], cells: Element[]): Element {
  const counted = (name: string, children: Element[]) => like(tree, name, { count: String(children.length) }, children)
  const rest = tree.children.filter((child) => typeof child === 'string' || local(child) !== 'numFmts')
  // The schema wants the number formats first.
  const children = rest.map((child) =>
    typeof child !== 'string' && local(child) === 'cellXfs' ? counted('cellXfs', cells) : child,
  )
  return { ...tree, children: [counted('numFmts', formats), ...children] }
}
