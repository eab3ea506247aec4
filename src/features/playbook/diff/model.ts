import type { Playbook } from '../schema/model.ts'
import type { Need, Said } from '../schema/parts/model.ts'

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
    ...sections.flatMap((section) => listDifferences(section, section.of(before), section.of(after))),
    ...plain.flatMap(([key, words]) => valueDifference(key, words, before[key], after[key])),
  ]
}

interface Item {
  key: string
  name: Said
  /** Compared and shown part by part. */
  parts: Record<string, unknown>
  needs?: Need[]
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

/** Words for the parts that people change most; others go by their own name. */
const partWords: Record<string, Said> = {
  zh: { zh: '中文名称', en: 'Chinese name' },
  en: { zh: '英文名称', en: 'English name' },
  days: { zh: '时限（天）', en: 'days' },
  moves: { zh: '可进入的阶段', en: 'moves' },
  submit: { zh: '提交角色', en: 'who submits' },
  review: { zh: '审核层级', en: 'levels of review' },
  milestone: { zh: '节点', en: 'milestone' },
  when: { zh: '条件', en: 'condition' },
  light: { zh: '灯色', en: 'colour' },
  exclude: { zh: '不计入的情形', en: 'exclusions' },
  weight: { zh: '权重', en: 'weight' },
  metric: { zh: '算式', en: 'metric' },
  cap: { zh: '上限', en: 'cap' },
  type: { zh: '类型', en: 'type' },
  cny: { zh: '折合人民币', en: 'yuan' },
}

function named(item: Named & { needs?: Need[] }): Item {
  const { id, needs, ...parts } = item
  return { key: id, name: { zh: item.zh, en: item.en }, parts, needs }
}

function dictionaryItems(playbook: Playbook): Item[] {
  return Object.entries(playbook.dictionaries).flatMap(([dictionary, entries]) =>
    entries.map(({ id, ...parts }) => ({
      key: `${dictionary}.${id}`,
      name: { zh: `${dictionary} / ${parts.zh}`, en: `${dictionary} / ${parts.en}` },
      parts,
    })),
  )
}

function listDifferences(section: Section, before: Item[], after: Item[]): Difference[] {
  const was = new Map(before.map((item) => [item.key, item]))
  const is = new Map(after.map((item) => [item.key, item]))
  const gone = before.filter((item) => !is.has(item.key)).map((item) => presence(section, item, 'removed'))
  const come = after.filter((item) => !was.has(item.key)).map((item) => presence(section, item, 'added'))
  const changed = after.flatMap((item) => itemDifferences(section, was.get(item.key), item))
  return [...gone, ...come, ...changed, ...orderDifference(section, before, after)]
}

function presence(section: Section, item: Item, kind: 'added' | 'removed'): Difference {
  const zh = `${kind === 'added' ? '新增' : '删除'}${section.words.zh}「${item.name.zh}」`
  return { path: `${section.path}.${item.key}`, kind, zh, en: `${section.words.en} “${item.name.en}” ${kind}` }
}

function itemDifferences(section: Section, before: Item | undefined, after: Item): Difference[] {
  if (!before) return []
  const keys = [...new Set([...Object.keys(before.parts), ...Object.keys(after.parts)])]
  const parts = keys.flatMap((key) => {
    const words = partWords[key] ?? { zh: key, en: key }
    const title = {
      zh: `${section.words.zh}「${after.name.zh}」的${words.zh}`,
      en: `${section.words.en} “${after.name.en}”, ${words.en}`,
    }
    return valueDifference(`${section.path}.${after.key}.${key}`, title, before.parts[key], after.parts[key])
  })
  return [...parts, ...needDifferences(section, before, after)]
}

function valueDifference(path: string, title: Said, before: unknown, after: unknown): Difference[] {
  if (written(before) === written(after)) return []
  const change = `${shown(before)} → ${shown(after)}`
  return [{ path, kind: 'changed', zh: `${title.zh}：${change}`, en: `${title.en}: ${change}` }]
}

function needDifferences(section: Section, before: Item, after: Item): Difference[] {
  const was = new Set((before.needs ?? []).map(written))
  const is = new Set((after.needs ?? []).map(written))
  const path = `${section.path}.${after.key}.needs`
  const said = (need: Need, kind: 'added' | 'removed'): Difference => ({
    path,
    kind,
    zh: `${section.words.zh}「${after.name.zh}」${kind === 'added' ? '新增' : '取消'}要件：${subject(need)}（${need.because.zh}）`,
    en: `${section.words.en} “${after.name.en}”, need ${kind}: ${subject(need)} (${need.because.en})`,
  })
  return [
    ...(before.needs ?? []).filter((need) => !is.has(written(need))).map((need) => said(need, 'removed')),
    ...(after.needs ?? []).filter((need) => !was.has(written(need))).map((need) => said(need, 'added')),
  ]
}

function subject(need: Need): string {
  const what = need.field ?? need.rule ?? [need.evidence].flat().join(' | ')
  return need.when ? `${what} [${need.when}]` : what
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

/** One text for one content, whatever the order of its keys. */
function written(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  )
}

function shown(value: unknown): string {
  if (value === undefined) return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
