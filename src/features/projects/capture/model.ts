import { readFigure } from '#features/imports/values/amounts/model.ts'
import type { Figure, Quantity } from '../fields/model.ts'
import { industries } from '../industries/model.ts'

/** Something that a pasted text seems to say of a lead: the field, its value, and the words that it was read from. */
export interface Offer {
  field:
    | 'name'
    | 'investors'
    | 'contact_name'
    | 'contact_phone'
    | 'investment'
    | 'land'
    | 'floor'
    | 'industry'
    | 'content'
  value: unknown
  said: string
}

/**
 * What a chat message, a business card or a paragraph says of a lead. Each is an offer for a person to take or leave: ranges, bounds
 * and amounts without a unit are not read, and nothing is guessed.
 */
export function capture(text: string): Offer[] {
  const given = text.normalize('NFKC').trim()
  if (given === '') return []
  return [
    ...first(projects(given)).map((said): Offer => ({ field: 'name', value: said, said })),
    ...companies(given).map((name): Offer => ({ field: 'investors', value: [{ name }], said: name })),
    ...first(contactNames(given)).map((said): Offer => ({ field: 'contact_name', value: said, said })),
    ...first(phones(given)).map((said): Offer => ({ field: 'contact_phone', value: said, said })),
    ...figure(given, 'investment', 'money', money),
    ...figure(given, 'land', 'land', land),
    ...figure(given, 'floor', 'floor', floor),
    ...industryOf(given),
    ...(given.length > 30 ? [{ field: 'content', value: text.trim(), said: text.trim() } as const] : []),
  ]
}

const legalForm = '(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|株式会社|公司)(?:[\\p{Script=Han}]{2,12}分公司)?'
const inChinese = new RegExp(`[\\p{Script=Han}A-Za-z0-9()·&]{2,40}?${legalForm}`, 'gu')
const inLatin =
  /\b[A-Z][\w&'-]*(?:[ ,.]+[A-Z&][\w&'-]*){0,6}[ ,.]+(?:Co\.?,? ?Ltd|Inc|Ltd|LLC|GmbH|AG|Corp|Limited|PLC|S\.A|B\.V|K\.K)\b\.?/g
/** What people write before a company's name, none of it a part of the name. */
const before =
  /^(?:今天|昨天|前天|今早|昨晚|上午|下午|晚上|刚刚?|上周|本周|这周|我们?|又|已|还)+(?:陪同|和|与|同|跟|陪|请|约|到|去)|^.*?(?:今天|昨天|上午|下午|刚刚)?(?:拜访|见了|会见|接待|对接|联系|了解到|来自|关于|介绍|推荐|投资方|投资主体|公司名称|单位名称|企业名称|名称)(?:了|到|的|是|为)?(?=.{4,})|^(?:和|与|及|由|从|向|有|家|一家|的|了)+/u

function companies(text: string): string[] {
  const chinese = text
    .split(/[,.;:，。；：、!?！？\s"“”《》]+/u)
    .flatMap((part) => part.match(inChinese) ?? [])
    .map((name) => name.replace(before, ''))
    .filter((name) => /\p{Script=Han}{3,}/u.test(name) && !/^(?:该|本|我|贵|这家|一家|某)?(?:公司|集团)$/u.test(name))
  return [...new Set([...chinese, ...(text.match(inLatin) ?? [])])].slice(0, 5)
}

function contactNames(text: string): string[] {
  const named = [...text.matchAll(/(?:联系人|姓名|对接人)[:\s]*(\p{Script=Han}{2,4})(?!\p{Script=Han})/gu)].map(
    (found) => found[1]!,
  )
  const titled = [...text.matchAll(withTitle)]
    .map((found) => ({ name: found[0], after: text.slice(found.index + found[0].length) }))
    .filter(({ after }) => !/^[,，]?\s*(?:您|你|早上|上午|下午|晚上|中午)?好/u.test(after)) // greeted, not told of
    .sort((a, b) => Number(isByPhone(b.after)) - Number(isByPhone(a.after)))
    .map(({ name }) => name)
  return [...named, ...titled]
}

const withTitle =
  /(?:(?<!\p{Script=Han})|(?<=公司的?|集团的?))(?!的)\p{Script=Han}{1,3}(?:副?总经理|董事长|副总|总监|经理|主任|先生|女士|总)(?!\p{Script=Han}*(?:公司|集团|投资|部))/gu

function isByPhone(after: string): boolean {
  return /^[\s(:,，、]*(?:电话|手机)?[\s:]*\+?\d/u.test(after)
}

const inProject =
  /(?:投资|投|建设|新建|落户|落地)(?:建设)?(?:了|的)?(?:一个)?((?:(?!投资|建设|新建)[\p{Script=Han}A-Za-z0-9]){3,24}?项目)(?!\p{Script=Han}*(?:公司|部))/gu
/** Kinds of projects, and amounts, are no names. */
const noProject =
  /^(?:(?:一个|重大|重点|优质|产业|招商|外资|投资|工业|制造业?|新能源|合作|其他|此类)+项目|[\d.,]+[万亿].*)$/u

/** What is to be built, where it is said to be a project: 想投一个车载摄像头模组项目. */
function projects(text: string): string[] {
  return [...text.matchAll(inProject)].map((found) => found[1]!).filter((name) => !noProject.test(name))
}

function phones(text: string): string[] {
  const found =
    text.match(/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g) ?? []
  return found.map((one) =>
    one
      .replace(/^\+?86[- ]?(?=1)/, '')
      .replaceAll(' ', '')
      .replace(/^(1\d{2})-(\d{4})-(\d{4})$/, '$1$2$3'),
  )
}

const number = '(?:大约|约|大概|预计|暂定)?\\s*[\\d.,]+(?:亿[\\d.,]+)?'
const around = '(?:\\s*(?:左右|上下))?'
const money = new RegExp(
  `(?:总投资|投资额|投资总额|投资|规模)?[为达:\\s]*(${number}\\s*(?:万亿|千万|百万|亿|万)\\s*(?:元人民币|人民币|美元|美金|欧元|港币|港元|日元|元)?${around})`,
  'gu',
)
const land = new RegExp(`(${number}\\s*亩${around})`, 'gu')
const floor = new RegExp(`(${number}\\s*(?:万)?(?:平方米|平米|㎡|m2)${around})`, 'gu')

/** The first figure that can be read with certainty; one that is part of a range or a bound is none. */
function figure(text: string, field: 'investment' | 'land' | 'floor', quantity: Quantity, pattern: RegExp): Offer[] {
  for (const found of text.matchAll(pattern)) {
    const said = found[1]!.trim()
    const at = found.index + found[0].indexOf(found[1]!)
    if (isBounded(text.slice(0, at), text.slice(at + said.length))) continue
    const read = readFigure(said, { quantity, unit: null, currency: null, estimate: false })
    if ('value' in read) return [{ field, value: { announced: read.value satisfies Figure }, said }]
  }
  return []
}

function isBounded(head: string, tail: string): boolean {
  return (
    /[\d亿万][-—–~～至到]\s*$|(?:超过?|逾|不少于|不低于|近|至少)\s*$/u.test(head) ||
    /^\s*(?:[-—–~～至到]\s*\d|以上|以下|左右以上|多|余)/u.test(tail)
  )
}

function industryOf(text: string): Offer[] {
  const named = industries
    .map((one) => ({ one, word: one.zh.replace(/业$/u, '') }))
    .filter(({ one, word }) => /^\d/.test(one.code) && word.length >= 3 && text.includes(word))
    .sort((a, b) => b.word.length - a.word.length)
  return first(named).map(({ one, word }) => ({ field: 'industry', value: one.code, said: word }))
}

function first<T>(list: T[]): T[] {
  return list.slice(0, 1)
}
