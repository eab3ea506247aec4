import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as OpenCC from 'opencc-js/cn2t'
import { lettersOf } from '../../src/features/enterprises/names/sounds/model.ts'
import { known, made, slips, unlike } from './facts.ts'

/**
 * `node scripts/run.mjs scripts/names/pairs.ts` writes the labelled pairs that the weights are learnt from and measured on.
 * `train` and `test` never share a company: a hash of its trade name says which.
 */
interface Pair {
  kind: string
  /** Of one company: 1. */
  label: 0 | 1
  name: string
  aliases?: string
  other: string
  company: string
}

const traditional = OpenCC.Converter({ from: 'cn', to: 'tw' })
const slipOf = new Map(slips.split(' ').map((pair) => [pair[0]!, pair[1]!]))
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|'))

const pairs = [...lines(known).flatMap(ofKnown), ...lines(unlike).flatMap(ofUnlike), ...lines(made).flatMap(ofMade)]
const seen = new Set<string>()
const rows = pairs
  .filter(
    (pair) =>
      pair.name !== pair.other && !seen.has(`${pair.name}|${pair.other}`) && seen.add(`${pair.name}|${pair.other}`),
  )
  .map((pair) => [pair.kind, pair.label, pair.name, pair.aliases ?? '', pair.other, splitOf(pair.company)])
const cell = (value: unknown) =>
  /[",;]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value)
const csv = [['kind', 'label', 'name', 'aliases', 'other', 'split'], ...rows].map((row) => row.map(cell).join(','))
await writeFile(join(resolve(import.meta.dirname, '../..'), 'scripts/names/pairs.csv'), `${csv.join('\n')}\n`)

function splitOf(company: string): 'train' | 'test' {
  return createHash('sha256').update(company).digest()[0]! % 5 < 3 ? 'train' : 'test'
}

function ofKnown([full = '', shorts = '', formers = '', english = '']: string[]): Pair[] {
  const company = full
  const same = (kind: string, other: string, aliases?: string): Pair => ({
    kind,
    label: 1,
    name: full,
    other,
    company,
    aliases,
  })
  const list = (text: string) => text.split(',').filter(Boolean)
  const own = list(shorts).filter((short) => sharesTwo(full, short))
  const others = list(shorts).filter((short) => !sharesTwo(full, short))
  return [
    ...own.map((short) => same('short name', short)),
    ...others.map((short) => same('brand by alias', short, others.join(';'))),
    ...list(formers).map((former) => same('former name by alias', former, formers.replaceAll(',', ';'))),
    ...list(formers).map((former) => same('former name in brackets', `${full}(原${former})`)),
    ...(english
      ? [same('English name by alias', english.replace(/,? (Co\., )?(Ltd\.|Limited|Inc\.)$/, ''), english)]
      : []),
    ...(english ? [same('English in capitals by alias', english.toUpperCase().replace(/[.,]/g, ''), english)] : []),
    same('traditional', traditional(full)),
    same('no legal form', full.replace(/(股份|有限责任|集团)?(有限)?公司$/, '')),
    same(
      'width and brackets',
      full
        .replace('(', '（')
        .replace(')', '）')
        .replace(/^(.{4})/, '$1 '),
    ),
    ...(others[0] ? [same('brand in brackets', `${full}(${others[0]})`)] : []),
    { ...same('branch of it', `${full}苏州分公司`), label: 0 },
    { ...same('company of the group', full.replace(/(集团)?(股份)?有限(责任)?公司$/, '集团财务有限公司')), label: 0 },
  ]
}

function sharesTwo(full: string, short: string): boolean {
  return [...short].filter((one) => full.includes(one)).length >= Math.min(2, short.length)
}

function ofUnlike([name = '', other = '']: string[]): Pair[] {
  const pair: Pair = { kind: 'alike and published apart', label: 0, name, other, company: name }
  return [pair, { ...pair, kind: 'alike and apart, traditional', other: traditional(other) }]
}

function ofMade([
  province = '',
  county = '',
  trade = '',
  industry = '',
  form = '',
  elsewhere = '',
  otherIndustry = '',
]: string[]): Pair[] {
  const full = `${county}${trade}${industry}${form}`
  const of =
    (label: 0 | 1) =>
    (kind: string, other: string, name = full, aliases?: string): Pair => ({
      kind,
      label,
      name,
      other,
      company: county + trade,
      aliases,
    })
  const [same, apart] = [of(1), of(0)]
  const slip = [...trade].findIndex((one) => slipOf.has(one) && slipOf.get(one) !== one)
  const typo = slip < 0 ? [] : [trade.slice(0, slip) + slipOf.get(trade[slip]!) + trade.slice(slip + 1)]
  const latin = `${capital(lettersOf(county))} ${capital(lettersOf(trade))} Co., Ltd.`
  return [
    same(
      'province and county',
      `${province}${province === '广西' ? '壮族自治区' : '省'}${county}${county === '固安' ? '县' : '市'}${trade}${industry}${form}`,
    ),
    same('region in brackets', `${trade}（${county}）${industry}${form}`),
    same('no region', `${trade}${industry}${form}`),
    same('no legal form', `${county}${trade}${industry}`),
    same('short name', `${county}${trade}`),
    same('trade name alone', trade),
    same('trade name and trade', `${trade}${industry}`),
    same('traditional', traditional(full)),
    same('letters', latin),
    ...typo.map((one) => same('typo', `${county}${one}${industry}${form}`)),
    same('letter lost in the trade', full.replace(industry, industry.slice(0, -1))),
    same('doubled', full.replace(industry[1]!, industry[1]! + industry[1]!)),
    same('turned round in the trade', `${county}${trade}${industry[1]}${industry[0]}${industry.slice(2)}${form}`),
    same('number before', `1. ${full}`),
    same('form changed', full.replace(/(集团|股份)?有限公司/, form.startsWith('股份') ? '有限公司' : '股份有限公司')),
    same('former name by alias', `${county}${otherIndustry}总厂`, full, `${county}${otherIndustry}总厂`),
    apart('other region', `${elsewhere}${trade}${industry}${form}`),
    apart('other trade', `${county}${trade}${otherIndustry}${form}`),
    apart('other region and trade', `${elsewhere}${trade}${otherIndustry}有限公司`),
    apart('other trade name', `${county}${cousin(trade)}${industry}${form}`),
    apart('one character otherwise', `${county}${trade[0]}${cousin(trade)[1]}${industry}${form}`),
    apart('other region, no form', `${elsewhere}${trade}${industry}`),
    apart('other trade, no form', `${county}${trade}${otherIndustry}`),
    apart('other trade name, no form', `${county}${cousin(trade)}${industry}`),
    apart('other region and trade, short', `${elsewhere}${trade}`),
    apart('longer trade name', `${county}${trade}${cousin(trade)[0]}${industry}${form}`),
    apart('branch', `${full}${elsewhere}分公司`),
    apart('other branch', `${full}${elsewhere}分公司`, `${full}${county}分公司`),
    apart('works one and two', `${county}${trade}${industry}二厂`, `${county}${trade}${industry}一厂`),
    apart('turned round', `${county}${[...trade].reverse().join('')}${industry}${form}`),
    apart('mainland and Hong Kong', `香港${trade}${industry}有限公司`),
    apart('group and subsidiary', `${trade}集团有限公司`, `${county}${trade}${otherIndustry}有限公司`),
    apart('equal short names', trade, `${elsewhere}${trade}${otherIndustry}有限公司`),
    apart('same trade and region alone', `${county}${industry}${form}`),
  ]
}

/** Another trade name of the list, two characters on. */
function cousin(trade: string): string {
  const trades = lines(made).map(([, , one]) => one!)
  return trades[(trades.indexOf(trade) + 7) % trades.length]!
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
