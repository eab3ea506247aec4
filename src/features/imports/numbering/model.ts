import { plain } from '../fold/model.ts'

const numeral = '[一二三四五六七八九十]+'
/** The outermost first: 一、 stands above （一）, and that above 1. */
const marks = [
  new RegExp(`^(第${numeral}[部类]分?[:、]?|${numeral}[、.,])`),
  new RegExp(`^\\(${numeral}\\)[、.]?`),
  /^(\d{1,2}[、.](?!\d)|\(\d{1,2}\)[、.]?)/,
]

/** Below this level a number says by itself that the words behind it are a heading: a project may well be called 1.轴承项目. */
const surelyHeading = 2
const withoutNumber = marks.length

/** What a text says behind its number, folded, and how far out a heading with such a number stands. */
export function numberingOf(text: string): { level: number; rest: string } {
  const said = plain(text)
  const level = marks.findIndex((mark) => mark.test(said))
  return level === -1 ? { level: withoutNumber, rest: said } : { level, rest: said.replace(marks[level]!, '') }
}

/** 一、…, （一）… */
export function isHeadingNumbered(text: string): boolean {
  return numberingOf(text).level < surelyHeading
}
