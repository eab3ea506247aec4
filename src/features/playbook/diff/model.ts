import type { Playbook } from '../schema/model.ts'
import type { Said } from '../schema/parts/model.ts'
import { say } from '../spoken/terms/model.ts'
import { dictionaryName } from '../spoken/values/model.ts'
import { changes } from './text.ts'
import { changesOf, partChanges } from './values/model.ts'

export interface Difference {
  /** Where: `stages.signed.needs`, `lights.silent_red.when`. */
  path: string
  kind: 'added' | 'removed' | 'changed' | 'reordered'
  zh: string
  en: string
}

/** What differs from playbook `before` to playbook `after`, for people to read before one is activated; empty where nothing does. */
export function diffPlaybooks(before: Playbook, after: Playbook): Difference[] {
  return [
    ...sections.flatMap((section) => sectionDifferences(section, before, after)),
    ...plain.flatMap(([key, words]) =>
      changesOf(key, words, { book: before, value: before[key] }, { book: after, value: after[key] }),
    ),
  ]
}

interface Item {
  key: string
  name: Said
  /** Compared and shown part by part. */
  parts: Record<string, unknown>
}

interface Section {
  path: string
  words: Said
  of: (playbook: Playbook) => Item[]
}

interface Named {
  id: string
  zh: string
  en: string
}

const sections: Section[] = [
  { path: 'stages', words: { zh: '阶段', en: 'Stage' }, of: (book) => book.stages.map(named) },
  { path: 'statuses', words: { zh: '状态', en: 'Status' }, of: (book) => book.statuses.map(named) },
  { path: 'fields', words: { zh: '字段', en: 'Field' }, of: (book) => book.fields.map(named) },
  {
    path: 'claims',
    words: { zh: '申报', en: 'Claim' },
    of: (book) => Object.entries(book.claims).map(([id, claim]) => named({ ...claim, id })),
  },
  { path: 'lights', words: { zh: '红黄绿灯规则', en: 'Light' }, of: (book) => book.lights.map(named) },
  { path: 'counting', words: { zh: '统计指标', en: 'Indicator' }, of: (book) => book.counting.map(named) },
  { path: 'scores', words: { zh: '考核项', en: 'Score item' }, of: (book) => book.scores.map(named) },
  { path: 'dictionaries', words: { zh: '字典项', en: 'Dictionary entry' }, of: dictionaryItems },
  {
    path: 'rates',
    words: { zh: '汇率', en: 'Exchange rate' },
    of: (book) =>
      book.rates.map(({ currency, on, ...parts }) => {
        const name = `${currency} ${on}`
        return { key: name, name: { zh: name, en: name }, parts }
      }),
  },
]

const plain = [
  ['name', { zh: '名称', en: 'Name' }],
  ['version', { zh: '版本', en: 'Version' }],
  ['effective_on', { zh: '生效日期', en: 'Effective date' }],
  ['roles', { zh: '角色名称', en: 'Names of roles' }],
  ['first_contact', { zh: '首谈保护', en: 'First contact' }],
  ['transfer', { zh: '流转与利益共享', en: 'Transfer and sharing' }],
  ['relocation', { zh: '企业平移', en: 'Relocation' }],
  ['lead_service', { zh: '线索时限', en: 'Lead service' }],
  ['calendar', { zh: '工作日历', en: 'Calendar' }],
  ['reminders', { zh: '提醒', en: 'Reminders' }],
  ['ceilings', { zh: '数值上限提示', en: 'Unlikely sizes' }],
] as const satisfies readonly (readonly [keyof Playbook, Said])[]

function named(item: Named): Item {
  const { id, ...parts } = item
  return { key: id, name: { zh: item.zh, en: item.en }, parts }
}

function dictionaryItems(playbook: Playbook): Item[] {
  return Object.entries(playbook.dictionaries).flatMap(([dictionary, entries]) => {
    const list = dictionaryName(playbook, dictionary)
    return entries.map(({ id, ...parts }) => ({
      key: `${dictionary}.${id}`,
      name: { zh: `${list.zh} / ${parts.zh}`, en: `${list.en} / ${parts.en}` },
      parts,
    }))
  })
}

function sectionDifferences(section: Section, before: Playbook, after: Playbook): Difference[] {
  const was = new Map(section.of(before).map((item) => [item.key, item]))
  const is = new Map(section.of(after).map((item) => [item.key, item]))
  const gone = [...was.values()].filter((item) => !is.has(item.key)).map((item) => presence(section, item, 'removed'))
  const come = [...is.values()].filter((item) => !was.has(item.key)).map((item) => presence(section, item, 'added'))
  const changed = [...is.values()].flatMap((item) => {
    const earlier = was.get(item.key)
    return earlier ? itemDifferences(section, { book: before, item: earlier }, { book: after, item }) : []
  })
  return [...gone, ...come, ...changed, ...orderDifference(section, [...was.values()], [...is.values()])]
}

function presence(section: Section, item: Item, kind: 'added' | 'removed'): Difference {
  const zh = `${kind === 'added' ? '新增' : '删除'}${section.words.zh}「${item.name.zh}」`
  return { path: `${section.path}.${item.key}`, kind, zh, en: `${section.words.en} “${item.name.en}” ${kind}` }
}

interface Version {
  book: Playbook
  item: Item
}

function itemDifferences(section: Section, before: Version, after: Version): Difference[] {
  const { key, name } = after.item
  const title = say(changes.one, section.words, name)
  const { book } = after
  return partChanges(
    `${section.path}.${key}`,
    title,
    { book: before.book, value: before.item.parts },
    { book, value: after.item.parts },
  )
}

/** The order of stages is their meaning, and that of lights their severity; elsewhere it is only looks. */
function orderDifference(section: Section, before: Item[], after: Item[]): Difference[] {
  if (!['stages', 'lights'].includes(section.path)) return []
  const shared = (items: Item[], others: Item[]) =>
    items.filter((item) => others.some((other) => other.key === item.key)).map((item) => item.key)
  const [was, is] = [shared(before, after), shared(after, before)]
  if (was.join() === is.join()) return []
  const names = (language: 'zh' | 'en') =>
    is.map((key) => after.find((item) => item.key === key)?.name[language]).join(' → ')
  return [
    {
      path: section.path,
      kind: 'reordered',
      zh: `${section.words.zh}顺序改为：${names('zh')}`,
      en: `${section.words.en} order is now: ${names('en')}`,
    },
  ]
}
