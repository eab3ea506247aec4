import { type Division, divisionsAt } from './divisions/model.ts'
import { formAtEnd, formAtStart, formInBrackets } from './forms/model.ts'
import { isLatin, readLatin } from './latin/model.ts'
import { emptyName, type Name } from './parts/model.ts'
import { bareOf, evenOf, figureOf } from './plain/model.ts'
import { tradeNameEnd, tradeWordAt } from './trades/model.ts'

const branchEnd = /(分公司|分行|支行|分厂|分店|营业部|营业厅|办事处|代表处|分理处|分部|分院|分所|分社|分局|门店)$/
const parentEnd = /^(.*(?:公司|集团|银行|总厂|厂|合作社|事务所|分行))(.*)$/
const numbered =
  /第?([一二三四五六七八九十两]+|\d+)(?=(?:分?厂|工厂|公司|分公司|分厂|店|院|所|号|期|车间|支行|营业部)$)/
const nth = /第([一二三四五六七八九十两]+|\d+)/g
const listNumber = /^\s*(?:\d{1,4}|[一二三四五六七八九十]+)[.、)]\s*/
const aside = /^(筹|筹建|筹备|拟|暂定|暂定名|待定|外资|合资|独资|台资|港资|国有|民营|上市|吊销|注销|存续|在业)$/
const former = /^(?:原名?|曾用名|旧称|前身|现名?|简称|又名|下称|以下简称)[::]?(.+)$/

/** Reads a name of any language and any quality; an empty one gives empty parts. */
export function readName(text: string): Name {
  const name = emptyName()
  const even = evenOf(text).replace(listNumber, '')
  name.bare = bareOf(even)
  const outside = isLatin(even) ? even : takeBrackets(even, name)
  if (isLatin(outside)) return readLatin(outside, name)
  const parent = takeBranch(bareOf(outside), name)
  readCompany(parent, name)
  return name
}

/** What stands in brackets says region, form, group, number or another name; the rest of the text is answered. */
function takeBrackets(text: string, name: Name): string {
  if (!/[([{【〔《「『<]/.test(text)) return text
  return text.replace(/[([{【〔《「『<]([^()[\]{}【】〔〕《》「」『』<>]*)[)\]}】〕》」』>]?/g, (_, inside: string) => {
    const said = bareOf(inside)
    const { found, end } = divisionsAt(said, 0, true)
    const form = formInBrackets[said]
    const other = former.exec(said)?.[1]
    if (found.length > 0 && end === said.length) name.region = found.at(-1)!.code
    else if (form) name.form = form
    else if (said === '集团') name.group = true
    else if (branchEnd.test(said)) return said
    else if (/^第?([一二三四五六七八九十]+|\d+)[期厂]?$/.test(said))
      name.ordinal = figureOf(said.replace(/[期厂]$/, ''))
    else if (other) name.also.push(other)
    else if (isOtherName(said)) name.also.push(inside.trim())
    return ''
  })
}

/** A brand in letters, or a name with its legal form; a few characters may be a town, a stage or anything. */
function isOtherName(said: string): boolean {
  return said.length > 1 && !aside.test(said) && (isLatin(said) || formAtEnd(said).form !== 'none')
}

/** Answers the name of the parent; a name that ends in 分公司 keeps the branch's place and number apart. */
function takeBranch(text: string, name: Name): string {
  const end = branchEnd.exec(text)
  if (!end) return text
  const before = text.slice(0, end.index)
  const [, parent, label] = parentEnd.exec(before) ?? []
  if (parent && parent.length > 2) {
    const { found } = divisionsAt(label!, 0)
    name.branch = { region: found.at(-1)?.code ?? '', label: labelOf(label!) }
    return parent
  }
  const place = placeAtEnd(before)
  name.branch = { region: place?.division.code ?? '', label: labelOf(before.slice(place?.at ?? before.length)) }
  return before.slice(0, place?.at ?? before.length)
}

function labelOf(label: string): string {
  return label.replace(nth, (_, numeral) => figureOf(numeral)).replace(/[市区县]$/, '')
}

/** A division that the text ends in, not at its start. */
function placeAtEnd(text: string): { division: Division; at: number } | undefined {
  for (let at = Math.max(1, text.length - 8); at <= text.length - 2; at++) {
    const { found, end } = divisionsAt(text, at)
    if (found.length > 0 && end === text.length) return { division: found.at(-1)!, at }
  }
  return undefined
}

function readCompany(text: string, name: Name): void {
  let rest = text.replace(formAtStart, (form) => {
    name.form = formAtEnd(form).form
    return ''
  })
  const number = numbered.exec(rest)
  if (number && number.index > 1) {
    name.ordinal = figureOf(number[1]!)
    rest = rest.slice(0, number.index) + rest.slice(number.index + number[0].length)
  }
  const ending = formAtEnd(rest)
  if (ending.at > 0) {
    if (ending.form !== 'none' && name.form === 'none') name.form = ending.form
    rest = rest.slice(0, ending.at)
  }
  rest = takeGroup(rest, name).replace(nth, (_, numeral) => {
    if (name.form !== 'works' || name.ordinal) return figureOf(numeral)
    name.ordinal = figureOf(numeral)
    return ''
  })
  const { found, end } = divisionsAt(rest, 0)
  if (found.length > 0 && !name.region) name.region = found.at(-1)!.code
  const own = rest.slice(end)
  const hasTrade = own.length > 1 && tradeWordAt(own, 0) === 0
  if (!hasTrade) {
    takePlaceAsTrade(rest, found, own, name)
    return
  }
  const at = tradeNameEnd(own)
  name.trade = own.slice(0, at)
  name.industry = own.slice(at)
}

/** Of 永兴机械 and 郑州中原铝业 the innermost place is the trade name; of 中国石油 and 上海电气 it is all of it. */
function takePlaceAsTrade(rest: string, places: Division[], own: string, name: Name): void {
  const place = places.at(-1)
  const isName = place && !place.whole && place.code.length > 2
  name.trade = isName ? place.text : rest
  name.industry = isName ? own : ''
  if (isName && name.region === place.code) name.region = places.at(-2)?.code ?? ''
}

/** 集团 is no part of the trade name; a region behind it is the subsidiary's: 中国移动通信集团江苏. */
function takeGroup(text: string, name: Name): string {
  let rest = text
  const at = text.lastIndexOf('集团')
  if (at > 0) {
    const after = text.slice(at + 2)
    const { found, end } = divisionsAt(after, 0)
    if (after === '' || found.length === 0) name.group = after === '' || after === '股份'
    if (found.length > 0) name.region = found.at(-1)!.code
    rest = text.slice(0, at) + after.slice(end).replace(/^股份$/, '')
  }
  if (name.region) return rest
  const place = rest.length > 3 ? placeAtEnd(rest) : undefined
  if (!place || place.at < 2 || divisionsAt(rest, 0).end > 0) return rest
  name.region = place.division.code
  return rest.slice(0, place.at)
}
