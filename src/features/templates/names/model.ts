import { labelKey } from '#features/imports/fold/model.ts'
import { knownNames, matchHeaders, type Names, type OwnField } from '#features/imports/headers/model.ts'
import { withoutVerified } from '#features/imports/headers/own/model.ts'
import { type Basis, coreFields, type Field, type Quantity } from '#features/projects/fields/model.ts'
import { type Form, formOf, type Kind } from '../forms/model.ts'

/** A name that may stand in a place-holder: of the project, of one of its investors (a row for each), or of the filling itself. */
export interface Known {
  id: string
  zh: string
  en: string
  of: 'project' | 'investor' | 'filling'
  kind: Kind
  quantity?: Quantity
  yearly?: true
}

const beside: Known[] = [
  { id: 'stage', zh: '项目阶段', en: 'Stage', of: 'project', kind: 'text' },
  { id: 'stage_entered_on', zh: '进入阶段日期', en: 'Stage since', of: 'project', kind: 'day' },
  { id: 'status', zh: '推进状态', en: 'Standing', of: 'project', kind: 'text' },
  { id: 'status_reason', zh: '中止原因', en: 'Reason of standing', of: 'project', kind: 'text' },
  { id: 'status_on', zh: '状态日期', en: 'Standing since', of: 'project', kind: 'day' },
  { id: 'contact', zh: '联系人及电话', en: 'Contact and phone', of: 'project', kind: 'text' },
  { id: 'light', zh: '红黄绿灯', en: 'Light', of: 'project', kind: 'text' },
  { id: 'arrived', zh: '到位资金', en: 'Funds arrived', of: 'project', kind: 'figure', quantity: 'money' },
  { id: 'approved', zh: '已核定节点', en: 'Approved milestones', of: 'project', kind: 'text' },
  { id: 'team', zh: '专班成员', en: 'Team', of: 'project', kind: 'text' },
  { id: 'investor.name', zh: '投资方.名称', en: 'Investors.Name', of: 'investor', kind: 'text' },
  { id: 'investor.share', zh: '投资方.出资比例', en: 'Investors.Share', of: 'investor', kind: 'text' },
  { id: 'investor.country', zh: '投资方.国别', en: 'Investors.Country', of: 'investor', kind: 'text' },
  { id: 'investor.code', zh: '投资方.统一社会信用代码', en: 'Investors.Company code', of: 'investor', kind: 'text' },
  { id: 'number', zh: '序号', en: 'No.', of: 'filling', kind: 'number' },
  { id: 'count', zh: '项目个数', en: 'Number of projects', of: 'filling', kind: 'number' },
  { id: 'today', zh: '填报日期', en: 'Date of filling', of: 'filling', kind: 'day' },
  { id: 'member', zh: '填报人', en: 'Filled in by', of: 'filling', kind: 'text' },
  { id: 'office', zh: '填报单位', en: 'Filling office', of: 'filling', kind: 'text' },
]

type Stated = OwnField & Pick<Partial<Field>, 'quantity' | 'yearly'>

export interface Catalogue {
  known: Known[]
  byId: Map<string, Known>
  headers: Names
}

/** Every name that is understood: the fields of all projects, those of the playbook, and what stands beside them. */
export function catalogueOf(own: readonly Stated[]): Catalogue {
  const fields = [...coreFields, ...own].map(knownOf)
  const known = [...fields, ...beside]
  return { known, byId: new Map(known.map((one) => [one.id, one])), headers: knownNames(own) }
}

const kinds: Record<string, Kind> = {
  date: 'day',
  yesno: 'yesno',
  industry: 'industry',
  figure: 'figure',
  number: 'number',
}

function knownOf({ id, zh, en, type, quantity, yearly }: Stated): Known {
  const more = { ...(quantity && { quantity }), ...(yearly && { yearly: true as const }) }
  return { id, zh, en, of: 'project', kind: kinds[type] ?? 'text', ...more }
}

/** What a place-holder asks for. A figure without a basis is the size: agreed, else announced, else verified. */
export interface Asked {
  known: Known
  basis?: Basis
  year?: string
  form: Form
}

export type Understood = { asked: Asked } | { why: 'name' | 'form'; nearest: Known | null }

/**
 * What is written between the braces: a name as ledgers have it (总投资, 协议总投资（亿元）, 2026年产值, project.name), and after a
 * bar the form that it is wanted in (亿元, yyyy年M月, 两位小数 as 0.00). `said` is what a person told of names that nobody knows.
 */
export function understood(written: string, catalogue: Catalogue, said: Record<string, string> = {}): Understood {
  const [name = '', ...forms] = written.split(/[|｜]/).map((part) => part.trim())
  const told = catalogue.byId.get(said[name] ?? '')
  const found = told ? { known: told, unit: null } : named(name, catalogue)
  if (!found) return { why: 'name', nearest: nearestTo(name, catalogue) }
  const { unit, ...asked } = found
  const form = formOf(asked.known, unit === null ? forms : [unit, ...forms])
  return form ? { asked: { ...asked, form } } : { why: 'form', nearest: asked.known }
}

type Named = Omit<Asked, 'form'> & { unit: string | null }

function named(written: string, { byId, headers }: Catalogue): Named | undefined {
  const name = written.replace(/^(project|项目)\s*[.．。·]\s*/i, '')
  const item = /^(?:投资方|投资者|investors?)\s*[.．。·]\s*(.+)$/i.exec(name)?.[1]
  const exact = byLabel.get(labelKey(item === undefined ? name : `投资方.${item}`)) ?? byLabel.get(labelKey(name))
  if (exact && (exact.of !== 'investor' || item !== undefined)) return { known: exact, unit: null }
  if (item !== undefined) return undefined
  const verified = withoutVerified(name)
  const announced = name.replace(/^(公布|announced\s)/i, '')
  const [found] = matchHeaders([verified ?? announced], headers)
  const known = byId.get(found?.field ?? '')
  if (!found || !known) return undefined
  if (known.kind !== 'figure') return verified === null ? { known, unit: null } : undefined
  const basis =
    verified !== null ? 'verified' : announced !== name ? 'announced' : found.basis === 'agreed' ? 'agreed' : null
  return { known, unit: found.unit, ...(basis && { basis }), ...(found.year && { year: found.year }) }
}

/** What forms call the day, the hand and the office that fill them in. */
const alsoCalled: Record<string, readonly string[]> = {
  today: ['今天', '填表日期', '填表时间', '填报时间', '制表日期', '报送日期', '上报日期', 'date', 'today'],
  member: ['填表人', '制表人', '经办人', '报送人', 'prepared by'],
  office: ['填表单位', '报送单位', '上报单位', '制表单位', 'prepared at'],
}

const byLabel = new Map(
  beside.flatMap((one) =>
    [one.id, one.zh, one.en, ...(alsoCalled[one.id] ?? [])].map((label) => [labelKey(label), one] as const),
  ),
)

/** The name that a person most likely meant, or null where none is near. */
function nearestTo(written: string, { known, headers, byId }: Catalogue): Known | null {
  const key = labelKey(written)
  const spelt = [
    ...known.flatMap((one) => [one.zh, one.en].map((label) => [labelKey(label), one] as const)),
    ...[...headers].flatMap(([label, { field }]) => (byId.has(field) ? [[label, byId.get(field)!] as const] : [])),
  ]
  let best: { known: Known; like: number } | null = null
  for (const [label, one] of spelt) {
    const like = likeness(key, label)
    if (like > (best?.like ?? 0.3)) best = { known: one, like }
  }
  return best?.known ?? null
}

/** Dice's share of common pairs of characters, from 0 to 1; the ends count as characters. */
function likeness(one: string, other: string): number {
  const pairs = (text: string) => [...`^${text}$`].map((c, i, all) => c + (all[i + 1] ?? '')).slice(0, -1)
  const left = pairs(other)
  const total = pairs(one).length + left.length
  let common = 0
  for (const pair of pairs(one)) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    left.splice(at, 1)
    common += 1
  }
  return (2 * common) / total
}
