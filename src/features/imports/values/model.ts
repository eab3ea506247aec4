import type { Investor } from '#features/projects/fields/model.ts'
import { findIndustry } from '#features/projects/industries/model.ts'
import type { Words } from '#platform/words.ts'
import { labelKey, plain } from '../fold/model.ts'
import { readDecimal } from './amounts/model.ts'

/** A cell as the sheet reader gives it: numbers are decimal text. */
export type Cell = string | boolean | { date: string; month?: true } | { fault: string } | null

/** What a cell says, or why nobody can be certain of it. `value` null: it says nothing. */
export type Reading<T = unknown> = { value: T | null } | { refused: Words }

export interface Choice {
  id: string
  zh: string
  en: string
  synonyms?: readonly string[]
}

export function isRefused(reading: Reading): reading is { refused: Words } {
  return 'refused' in reading
}

/** The cell as a person would copy it. */
export function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (typeof cell === 'string') return cell
  if ('fault' in cell) return cell.fault
  return cell.month ? cell.date.slice(0, 7) : cell.date
}

/** Whether a typed cell says that there is nothing: a dash, 无, 待定. In a text field such words stay. */
export function saysNothing(cell: Cell): boolean {
  if (cell === null) return true
  return (
    typeof cell === 'string' &&
    /^([-—–/\\.]*|无|暂无|没有|待定|未定|不详|未知|面议|n\/?a|null|none|tbd|tbc|unknown)$/.test(plain(cell))
  )
}

/** What a text table keeps of a formula that failed, of a column that was too narrow, and of a long number. */
const failed = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!)$/
const narrow = /^#{3,}$/
const shortened = /^\d(\.\d+)?E\+\d+$/

function faultInText(text: string): { refused: Words } | null {
  if (failed.test(text)) return faultOf({ fault: text })
  if (narrow.test(text))
    return { refused: ['列太窄，存下的只有井号', 'The column was too narrow, and only hashes were saved'] }
  if (shortened.test(text))
    return { refused: [`科学计数法，后面的位数已丢失：${text}`, `Shortened to ${text}: its last digits are lost`] }
  return null
}

export function faultOf(cell: Cell): { refused: Words } | null {
  if (typeof cell === 'string') return cell.startsWith('#') || cell.includes('E+') ? faultInText(cell.trim()) : null
  if (cell === null || typeof cell !== 'object' || !('fault' in cell)) return null
  if (cell.fault === '#EMPTY!')
    return {
      refused: [
        '公式没有保存计算结果，请用 Excel 打开后重新保存',
        'The formula was saved without its result; open the file in Excel and save it again',
      ],
    }
  if (cell.fault === '#MERGED!')
    return {
      refused: [
        '合并单元格里只有一个数，分不清各行是多少',
        'One figure is merged over several rows, and nobody can tell what each has',
      ],
    }
  if (cell.fault === '#DITTO!')
    return {
      refused: ['写的是“同上”，分不清是不是同一个', 'It says "ditto", and nobody can tell whether it is the same one'],
    }
  if (cell.fault === '#SCALED!')
    return {
      refused: [
        '显示的数是按单元格格式缩小过的，分不清单位；请改成常规格式并写明单位',
        'The format of the cell shows another number than it holds; use a plain format and say the unit',
      ],
    }
  return { refused: [`公式出错：${cell.fault}`, `The formula failed: ${cell.fault}`] }
}

export function readText(cell: Cell): Reading<string> {
  const fault = faultOf(cell)
  if (fault) return fault
  const text = textOf(cell).trim()
  return { value: text === '' ? null : text }
}

const yes = new Set(['是', '有', '√', '✓', '✔', '☑', '对', '已', 'y', 'yes', 'true', '1', 't'])
const no = new Set(['否', '无', '×', '✗', '✘', '☐', '不', '不是', '未', '没有', 'n', 'no', 'false', '0', 'f'])

export function readYesNo(cell: Cell): Reading<boolean> {
  const fault = faultOf(cell)
  if (fault) return fault
  if (typeof cell === 'boolean') return { value: cell }
  const word = plain(textOf(cell))
  if (yes.has(word)) return { value: true }
  if (no.has(word)) return { value: false }
  if (saysNothing(cell)) return { value: null }
  return { refused: [`看不出是或否：${shown(cell)}`, `Neither yes nor no: ${shown(cell)}`] }
}

/** The id of a dictionary entry, a stage or a status, by id, label or synonym; two that fit equally well are refused. */
export function readChoice(cell: Cell, choices: readonly Choice[]): Reading<string> {
  const fault = faultOf(cell)
  if (fault) return fault
  const fits = idsByName(choices).get(labelKey(textOf(cell))) ?? []
  if (fits.length === 1) return { value: fits[0]! }
  if (fits.length > 1)
    return { refused: [`“${shown(cell)}”不止一种含义`, `"${shown(cell)}" means more than one thing`] }
  if (saysNothing(cell)) return { value: null }
  const known = choices.slice(0, 12)
  return {
    refused: [
      `“${shown(cell)}”不在可选项中：${known.map(({ zh }) => zh).join('、')}`,
      `"${shown(cell)}" is none of: ${known.map(({ en }) => en).join(', ')}`,
    ],
  }
}

/** Dictionaries are asked a hundred thousand times and change never: each is indexed once. */
const indexes = new WeakMap<readonly Choice[], Map<string, string[]>>()

function idsByName(choices: readonly Choice[]): Map<string, string[]> {
  const known = indexes.get(choices)
  if (known) return known
  const index = new Map<string, string[]>()
  for (const { id, zh, en, synonyms = [] } of choices)
    for (const name of new Set([id, zh, en, ...synonyms].map(labelKey)))
      index.set(name, [...(index.get(name) ?? []), id])
  indexes.set(choices, index)
  return index
}

export function readIndustry(cell: Cell): Reading<string> {
  const fault = faultOf(cell)
  if (fault) return fault
  if (saysNothing(cell)) return { value: null }
  const found = findIndustry(textOf(cell))
  if (found) return { value: found.code }
  return {
    refused: [`“${shown(cell)}”不是国民经济行业的代码或名称`, `"${shown(cell)}" is no code or name of GB/T 4754`],
  }
}

/**
 * `甲公司（60%）、乙公司 40%`: separated outside of brackets by 、 ； ; or a new line, and by a slash between Chinese names; commas belong to
 * names such as AKASOL, Inc., a slash to Vestas A/S. 和, 及, a comma and a space separate what is a company on both sides.
 */
export function readInvestors(cell: Cell): Reading<Investor[]> {
  const fault = faultOf(cell)
  if (fault) return fault
  if (saysNothing(cell)) return { value: null }
  const investors: Investor[] = []
  for (const part of investorParts(textOf(cell)).flatMap(companiesIn)) {
    const [, name = part, share] =
      /^(.*?)[\s(（:：]*(?:占股|持股|出资|占比|股比|占)?\s*([\d.]+)\s*[%％]\s*[)）]?\s*$/.exec(part) ?? []
    if (name.trim() === '') {
      if (share !== undefined)
        return { refused: [`占比没有对应的投资方：${part}`, `A share without an investor: ${part}`] }
      continue
    }
    if (nobody.test(name.trim()))
      return { refused: [`不是企业的名称：${shown(part)}`, `Not the name of a company: ${shown(part)}`] }
    const percent = share === undefined ? undefined : readDecimal(share)
    if (percent === null) return { refused: [`占比不是数字：${part}`, `The share is no number: ${part}`] }
    investors.push({ name: name.trim(), ...(percent !== undefined && { share: percent }) })
  }
  return { value: investors.length > 0 ? investors : null }
}

function investorParts(text: string): string[] {
  const parts: string[] = []
  let open = 0
  let part = ''
  for (const [at, character] of [...text].entries()) {
    if (/[(（]/.test(character)) open += 1
    if (/[)）]/.test(character)) open = Math.max(0, open - 1)
    const between = character === '/' && slashBetweenNames([...text], at)
    if (open === 0 && (between || /[、；;\n]/.test(character))) {
      parts.push(part)
      part = ''
    } else part += character
  }
  // A bracket that never closes hides nothing: then every separator counts.
  return open === 0 ? [...parts, part] : text.split(/[、；;\n]+/)
}

/** 某央企 is many companies: two projects of it would be taken for one's. */
const nobody =
  /^(某|待定|未定|保密|匿名|[xX]{2,}(公司|集团|企业|有限))|[×＊*]{2,}|某(央企|国企|民企|外企|上市公司|企业|公司|集团|客商|龙头)/

const afterCompany =
  /(?<=(?:公司|集团|株式会社)(?:[（(][^（）()]*[)）])?(?:\s*[\d.]+[%％])?)\s*[,，/及和与&\s]\s*(?=\S)/
const company = /.{2}(公司|集团|株式会社|Inc\.?|Ltd\.?|LLC|GmbH|Corp\.?)([（(].*)?(\s*[\d.]+[%％])?$/i
/** 甲公司及下属公司, 甲集团 深圳分公司 and 甲集团 有限公司 are one. */
const partOfCompany = /^(下属|旗下|所属|其|相关|关联|(股份|责任)?有限)|分公司/

function companiesIn(text: string): string[] {
  const parts = text.trim().split(afterCompany)
  return parts.every((part) => company.test(part) && !partOfCompany.test(part)) ? parts : [text]
}

function slashBetweenNames(text: string[], at: number): boolean {
  const before = text
    .slice(Math.max(0, at - 2), at)
    .join('')
    .trim()
  const after = text
    .slice(at + 1, at + 3)
    .join('')
    .trim()
  return /[\p{Script=Han})）%]$/u.test(before) && /^\p{Script=Han}/u.test(after)
}

export function readTags(cell: Cell): Reading<string[]> {
  const fault = faultOf(cell)
  if (fault) return fault
  const tags = textOf(cell)
    .split(/[、,，；;\s]+/)
    .filter((tag) => tag !== '')
  return { value: tags.length > 0 ? [...new Set(tags)] : null }
}

/** `张三 13800000000`, `张三—0512-57300000`; several contacts give the first, and the caller keeps the cell as it is. */
export function readContact(cell: Cell): Reading<{ name?: string; phone?: string; more: boolean }> {
  const fault = faultOf(cell)
  if (fault) return fault
  if (saysNothing(cell)) return { value: null }
  const [first = '', ...others] = textOf(cell)
    .normalize('NFKC')
    .split(/[;；、,，\n]+|(?<=\d{7})\s+(?=\p{Script=Han})/u)
  const phone = /\+?(?:\(\d{2,4}\)\s*)?\d[\d\s()-]{5,}\d(?:\s*(?:转|ext\.?|#)\s*\d{1,6})?/i.exec(first)?.[0].trim()
  const name = first.replace(phone ?? '', '').replace(/^[\s:—–―\-/]+|[\s:—–―\-/]+$/g, '')
  const bare = name.replace(/^\(\s*\)|\(\s*\)$/g, '').trim()
  return {
    value: { ...(bare && { name: bare }), ...(phone && { phone }), more: others.some((one) => one.trim() !== '') },
  }
}

export function readNumber(cell: Cell): Reading<string> {
  const fault = faultOf(cell)
  if (fault) return fault
  if (saysNothing(cell)) return { value: null }
  const value = readDecimal(textOf(cell))
  return value === null ? { refused: [`不是数字：${shown(cell)}`, `Not a number: ${shown(cell)}`] } : { value }
}

/** The cell as a reason quotes it. */
export function shown(cell: Cell): string {
  const text = textOf(cell).trim()
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
