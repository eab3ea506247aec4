import { isDay } from '#platform/day.ts'
import type { Words } from '#platform/words.ts'
import { type Cell, faultOf, type Reading, saysNothing, shown, textOf } from '../model.ts'
import { withDigits, withYearDigits } from '../numerals/model.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Which day of a month that says none a person has chosen for the column. */
export type MonthRule = 'first_day' | 'last_day' | undefined

export interface DayRules {
  month?: MonthRule
  /** A person has said that years of two digits come first, and of which century they are: 26.3.5. */
  century?: '19' | '20'
  /** A person has said of which year days are that name none: 11月18日, 11/18. */
  year?: string | null
  /** A serial number without a date format counts from 1904. */
  from1904?: boolean
}

/**
 * A day from a cell. A month without a day is refused unless there is a rule for the column; so are two-digit years, `3/5/2026` that could be
 * March or May, and `2026.1`, which a spreadsheet also makes of October.
 */
export function readDay(
  cell: Cell,
  { month: rule, century, year: only, from1904 = false }: DayRules = {},
): Reading<string> {
  const fault = faultOf(cell)
  if (fault) return fault
  if (saysNothing(cell)) return { value: null }
  if (cell !== null && typeof cell === 'object' && 'date' in cell)
    return cell.month ? monthOnly(cell.date.slice(0, 7), cell, rule) : { value: cell.date }
  const whole = textOf(cell)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/[\sT]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')
    .replace(/\s*\(?(星期|周|礼拜)[一二三四五六日天]\)?$/, '')
  if (noDay.test(whole)) return { value: null }
  const text = withYear(withCentury(inDigits(whole), century), only)

  const [, year, month, day] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    []
  if (year && month && day) return checked(cell, year, month, day)
  if (/^\d{5}(\.\d+)?$/.test(text)) return ofSerial(cell, Number(text), from1904)
  if (/^\d{4}\.1$/.test(text)) return refuse(cell, ['分不清 1 月还是 10 月', 'could be January or October'])
  const [, run, runMonth] = /^((?:19|20)(?:[2-9]\d|1[3-9]))(0[1-9]|1[0-2])$/.exec(text) ?? []
  if (run && runMonth) return monthOnly(`${run}-${runMonth}`, cell, rule)
  const [, monthYear, onlyMonth, part = ''] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:份)?(初|上旬|底|末|下旬)?$/.exec(text) ?? []
  if (monthYear && onlyMonth) return monthOnly(`${monthYear}-${onlyMonth.padStart(2, '0')}`, cell, fitting(part, rule))
  return inEnglish(cell, text) ?? numbersOnly(cell, text)
}

/** What a spreadsheet makes of no day at all. */
const noDay = /^(0|1900[-/.]0?1[-/.]00?)$/

/** 二〇二六年五月二十日 is 2026年5月20日. */
function inDigits(text: string): string {
  const dated = withYearDigits(text)
  return dated === text ? text : (withDigits(dated) ?? text)
}

function withCentury(text: string, century: DayRules['century']): string {
  return century ? text.replace(/^\d{2}(?=\s*[-/.年]\s*\d{1,2}(?!\d))(?!.*\d{4})/, (year) => century + year) : text
}

function withYear(text: string, year: DayRules['year']): string {
  return year && monthAndDay.test(text) ? `${year}-${text.replace(/[-/.月]/, '-').replace(/[日号]$/, '')}` : text
}

const monthAndDay = /^(1[0-2]|0?[1-9])\s*[-/.月]\s*\d{1,2}\s*[日号]?$/

function inEnglish(cell: Cell, text: string): Reading<string> | null {
  const [, name, day, year] = /^([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(text) ?? []
  const [, dayFirst, nameSecond, yearLast] = /^(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?[\s,-]+(\d{4})$/.exec(text) ?? []
  const month = months.indexOf((name ?? nameSecond ?? '').toLowerCase()) + 1
  return month === 0 ? null : checked(cell, (year ?? yearLast)!, String(month), (day ?? dayFirst)!)
}

/** `13/5/2026` can only be one day; where two are possible, nobody chooses. */
function numbersOnly(cell: Cell, text: string): Reading<string> {
  const [, first, second, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  if (first && second && year) {
    const possible = [
      [first, second],
      [second, first],
    ]
      .map(([m, d]) => dayText(year, m!, d!))
      .filter(isDay)
    if (new Set(possible).size === 1) return { value: possible[0]! }
    return refuse(cell, ['分不清月和日', 'month and day cannot be told apart'])
  }
  if (/^\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}/.test(text)) return refuse(cell, ['不只是一天', 'not just a day'])
  if (/^\d{4}年?$/.test(text)) return refuse(cell, ['缺月和日', 'month and day missing'])
  if (/^\d{2}[-/.年]\d{1,2}/.test(text)) return refuse(cell, ['年份不是四位', 'the year has not four digits'])
  if (/^\d{1,2}月\d{1,2}[日号]?$/.test(text)) return refuse(cell, ['缺年', 'year missing'])
  if (/月/.test(text)) return refuse(cell, ['缺日', 'day missing'])
  return refuse(cell, ['不是日期', 'not a date'])
}

/** 月初 is no last day and 月底 is no first: there the rule of the column says nothing. */
function fitting(part: string, rule: MonthRule): MonthRule {
  const against = rule === 'first_day' ? /底|末|下旬/ : /初|上旬/
  return against.test(part) ? undefined : rule
}

function monthOnly(month: string, cell: Cell, rule: MonthRule): Reading<string> {
  if (rule === undefined) return refuse(cell, ['缺日', 'day missing'])
  const first = `${month}-01`
  if (!isDay(first)) return refuse(cell, ['没有这一天', 'no such day'])
  return { value: rule === 'first_day' ? first : lastDayOf(month) }
}

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10)
}

/** A date that lost its format, from 1980 to 2100. */
function ofSerial(cell: Cell, told: number, from1904: boolean): Reading<string> {
  const serial = Math.floor(told) + (from1904 ? 1_462 : 0)
  if (serial < 29_221 || serial > 73_415) return refuse(cell, ['不是日期', 'not a date'])
  return { value: new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10) }
}

function checked(cell: Cell, year: string, month: string, day: string): Reading<string> {
  const value = dayText(year, month, day)
  return isDay(value) ? { value } : refuse(cell, ['没有这一天', 'no such day'])
}

function dayText(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function refuse(cell: Cell, [zh, en]: Words): Reading<string> {
  return { refused: [`${zh}：${shown(cell)}`, `${en[0]!.toUpperCase()}${en.slice(1)}: ${shown(cell)}`] }
}
