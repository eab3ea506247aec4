import type { Merge } from '../../merges/model.ts'
import { isHeadingNumbered, numberingOf } from '../../numbering/model.ts'
import { textOf } from '../../values/model.ts'
import type { Row } from '../model.ts'
import { isNote, isSubtotal } from '../skip/model.ts'

/** A line between the rows that says what those below have in common: 一、经开区（5个）, a name merged across the sheet, a town's name alone. */
interface Heading {
  /** As `numberingOf` tells it. */
  level: number
  text: string
}

/** A place, and no project: 望海镇, 城关街道, 经开区, 青溪县. A 特色小镇 or a 古镇 is built, and 物流园区 is. */
const place =
  /^([\u4e00-\u9fff]{1,8}(镇|乡|街道|街道办事处|管委会)|[\u4e00-\u9fff]{0,8}(开发区|经开区|高新区|新区|保税区)|[\u4e00-\u9fff]{2,3}[县市]|[\u4e00-\u9fff]{2}区)$/
const built = /(小|古)镇$/
const howMany = /[(:,]?共?\d+(个|项|家)(项目)?\)?$/
const longest = 40
/** No project is merged over so many columns. */
const wide = 3

/**
 * Marks headings, and tells each row below which ones it stands under, the outermost first. A heading goes until the next of its level or
 * of one above it.
 */
export function underHeadings(merges: readonly Merge[]): (row: Row) => Row {
  const across = new Set(merges.filter(({ left, right }) => right - left + 1 >= wide).map(({ top }) => top))
  let open: Heading[] = []
  return (row) => {
    const heading = headingIn(row, across.has(row.n))
    if (heading) {
      open = [...open.filter(({ level }) => level < heading.level), heading]
      return { ...row, heading: true }
    }
    return open.length === 0 ? row : { ...row, under: open.map(({ text }) => text) }
  }
}

function headingIn({ cells }: Row, across: boolean): Heading | null {
  let only = ''
  for (const cell of cells) {
    const text = textOf(cell).trim()
    if (text === '') continue
    if (only !== '') return null
    only = text
  }
  if (only === '' || only.length > longest || isNote(only) || isSubtotal(only)) return null
  const { level, rest } = numberingOf(only)
  const text = rest.replace(howMany, '')
  if (!isHeadingNumbered(only) && !across && !(place.test(text) && !built.test(text))) return null
  return text === '' ? null : { level, text }
}
