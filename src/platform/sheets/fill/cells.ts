import type { Shown } from '../read/formats.ts'
import { unescaped } from '../read/values.ts'
import { isExcelNumber, longestCell, serialOfDay } from '../write/cells.ts'
import { unwritable } from '../write/xlsx.ts'
import { loneMark, marksIn } from './marks.ts'
import { childOf, type Element, elementsOf, like, local, textOf } from './tree.ts'

/** What a place-holder becomes: words always; a number or a day beside them where it is one and nothing is lost by it. */
export interface FilledValue {
  text: string
  /** Decimal text. */
  number?: string
  /** The number is no more than about so much, as its text says. */
  about?: true
  /** `YYYY-MM-DD`. */
  day?: string
}

/** A stretch of text in one font. */
interface Run {
  font: Element | undefined
  text: string
}

/** How the cell shows what is in it. */
export interface Styling {
  shown: Shown
  from1904: boolean
  /** The style that shows a number with 约 before it and is else as the given one; undefined where the form has no styles. */
  styleAbout: (style: string | undefined) => string | undefined
}

/** The text of a cell by its fonts; undefined for one that holds none, or a formula's. */
export function runsOf(strings: readonly Element[], cell: Element): Run[] | undefined {
  if (childOf(cell, 'f')) return undefined
  const { t } = cell.attributes
  if (t === 's') return runsIn(strings[Number(textOf(childOf(cell, 'v')))])
  if (t === 'inlineStr') return runsIn(childOf(cell, 'is'))
  return t === 'str' ? [{ font: undefined, text: unescaped(textOf(childOf(cell, 'v'))) }] : undefined
}

function runsIn(text: Element | undefined): Run[] | undefined {
  if (!text) return undefined
  return elementsOf(text).flatMap((one) => {
    if (local(one) === 't') return [{ font: undefined, text: unescaped(textOf(one)) }]
    return local(one) === 'r' ? [{ font: childOf(one, 'rPr'), text: unescaped(textOf(childOf(one, 't'))) }] : []
  })
}

/**
 * The cell with its place-holders filled; one that `give` does not know stays as it is written. A place-holder alone in its cell
 * becomes a number, or a day where the cell shows days; everything else is text in the fonts that the form has, and never a formula.
 */
export function filledCell(
  cell: Element,
  runs: readonly Run[],
  give: (name: string) => FilledValue | undefined,
  { shown, from1904, styleAbout }: Styling,
): Element {
  const whole = runs.map(({ text }) => text).join('')
  const lone = loneMark(whole)
  const value = lone === undefined ? undefined : give(lone)
  if (value?.text === '') return withValue(cell, undefined, [])
  if (value?.number !== undefined && isExcelNumber(value.number)) {
    const style = value.about ? styleAbout(cell.attributes.s) : cell.attributes.s
    if (!value.about || style !== undefined) return numberCell(cell, value.number, style)
  }
  const serial = value?.day !== undefined && (shown === 'day' || shown === 'month') ? serialOfDay(value.day) : null
  if (serial !== null) return numberCell(cell, String(from1904 ? serial - 1_462 : serial))
  const edits = marksIn(whole).flatMap(({ name, from, to }) => {
    const given = give(name)
    return given ? [{ from, to, text: given.text }] : []
  })
  return edits.length === 0 ? cell : textCell(cell, edited(runs, edits))
}

interface Edit {
  from: number
  to: number
  text: string
}

/** The text with each edit in the font in which what it replaces begins. */
function edited(runs: readonly Run[], edits: readonly Edit[]): Run[] {
  let start = 0
  return runs.map(({ font, text }) => {
    const end = start + text.length
    let at = start
    let told = ''
    for (const edit of edits) {
      if (edit.to <= at || edit.from >= end) continue
      told += text.slice(at - start, Math.max(0, edit.from - start))
      if (edit.from >= start) told += edit.text
      at = Math.min(end, edit.to)
    }
    told += text.slice(at - start)
    start = end
    return { font, text: told }
  })
}

function textCell(cell: Element, runs: Run[]): Element {
  let left = longestCell
  const kept = runs.map(({ font, text }) => {
    const shown = text.length > left ? `${text.slice(0, Math.max(0, left - 1))}…` : text
    left = Math.max(0, left - shown.length)
    return { font, text: shown }
  })
  const words = (text: string) => like(cell, 't', { 'xml:space': 'preserve' }, [ooxml(text)])
  const plain = kept.every(({ font }) => font === undefined)
  const content = plain
    ? [words(kept.map(({ text }) => text).join(''))]
    : kept
        .filter(({ text }) => text !== '')
        .map(({ font, text }) => like(cell, 'r', {}, [...(font ? [font] : []), words(text)]))
  return withValue(cell, 'inlineStr', [like(cell, 'is', {}, content)])
}

/** What XML cannot hold is written as OOXML's `_x0001_`. */
function ooxml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(unwritable, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

function numberCell(cell: Element, number: string, style = cell.attributes.s): Element {
  const filled = withValue(cell, undefined, [like(cell, 'v', {}, [number])])
  return style === undefined ? filled : { ...filled, attributes: { ...filled.attributes, s: style } }
}

function withValue(cell: Element, type: string | undefined, children: Element[]): Element {
  const { t: _, ...attributes } = cell.attributes
  return { name: cell.name, attributes: type ? { ...attributes, t: type } : attributes, children }
}
