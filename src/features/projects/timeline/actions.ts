import { Decimal } from 'decimal.js'
import { labelOf } from '#features/playbook/document/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Said } from '#features/playbook/schema/parts/model.ts'
import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { knowsName, maySee } from '../access.ts'
import { noProject, playbookOf } from '../actions.ts'
import type { Field, Figure, Investor } from '../fields/model.ts'
import { isBlank, type Project, unitOf } from '../model.ts'
import { reasonOf, stageLabel } from '../page/model.ts'
import { namesOf } from '../page/store.ts'
import { type Change, changesTold, fieldOfChange, idsNamed, ofLedger } from './model.ts'
import { type Place, projectTold, type TimelineRow } from './store.ts'
import { text } from './text.ts'

interface Names {
  units: Map<string, string>
  members: Map<string, string>
}

/** Everything that happened to a project and its claims, the latest first: who, when, what it was and what it became. */
export async function showTimeline(context: Context, id: string, query: { cursor?: string; limit: number }) {
  const { db, me } = context
  const place = placeOf(query.cursor)
  const { project, events: rows } = await projectTold(db, me.tenant_id, id, place, query.limit + 1)
  if (!project || !maySee(me, unitOf(project))) throw noProject()
  const playbook = await playbookOf(db, me.tenant_id, project)
  const masked = !knowsName(me, project)
  const shown = rows.slice(0, query.limit).map((row) => {
    const worded = (change: Change) => (change.field === 'status_reason' ? reasonWorded(playbook, row, change) : change)
    return { row, changes: changesTold(row.changes, masked).map(worded) }
  })
  const names = await namesIn(
    context,
    playbook,
    shown.flatMap(({ changes }) => changes),
  )
  const last = rows.length > query.limit ? shown.at(-1)?.row : undefined
  return {
    items: shown.map(({ row, changes }) => ({
      ...headOf(row),
      note: masked ? null : row.note,
      changes: changes.map((change) => told(playbook, names, change, masked)),
    })),
    next: last ? cursorOf(last) : null,
  }
}

/** Changes as people read them: each with the words of its field and of both values. */
export async function changesInWords(context: Context, playbook: Playbook, changes: Change[]) {
  const names = await namesIn(context, playbook, changes)
  return changes.map((change) => told(playbook, names, change, false))
}

function headOf(row: TimelineRow) {
  const label = (text.kinds as Record<string, Words>)[row.kind] ?? [row.kind, row.kind]
  return {
    kind: row.kind,
    label: said(label),
    at: row.at,
    actor: row.actor_id ? { id: row.actor_id, name: row.actor_name ?? '' } : null,
    claim: row.claim_kind === null ? null : { id: row.stream_id, kind: row.claim_kind, milestone: row.milestone },
    version: row.seq,
  }
}

/** The reasons of a status in the words of that status's dictionary. */
function reasonWorded(playbook: Playbook, { changes }: TimelineRow, change: Change): Change {
  const [from, to] = (changes.status ?? []) as Project['status'][]
  const word = (status: Project['status'] | undefined, reason: unknown) =>
    isBlank(reason) || !status ? reason : reasonOf(playbook, { status, status_reason: String(reason) })
  return { ...change, before: word(from, change.before), after: word(to, change.after) }
}

async function namesIn({ db, me }: Context, playbook: Playbook, changes: Change[]): Promise<Names> {
  return namesOf(
    db,
    me.tenant_id,
    idsNamed(changes, (change) => fieldOfChange(playbook, change)?.type),
  )
}

function told(playbook: Playbook, names: Names, change: Change, masked: boolean) {
  const field = fieldOfChange(playbook, change)
  const value = (one: unknown) => (isBlank(one) ? null : said(valueTold(playbook, names, field, change, one, masked)))
  return {
    field: change.field,
    label: labelTold(playbook, change),
    before: value(change.before),
    after: value(change.after),
  }
}

function labelTold(playbook: Playbook, { field }: Change): Said {
  const column = (text.columns as Record<string, Words>)[field]
  if (column) return said(column)
  if (field.startsWith(ofLedger)) return said([field.slice(ofLedger.length), field.slice(ofLedger.length)])
  const [id, basis, year] = field.split('.')
  const label = labelOf(playbook, basis ? `${id}.${basis}` : field)
  return year ? { zh: `${label.zh} ${year}年`, en: `${label.en} ${year}` } : label
}

function valueTold(
  playbook: Playbook,
  names: Names,
  field: Field | undefined,
  change: Change,
  value: unknown,
  masked: boolean,
): Words {
  if (change.field === 'stage') return wordsOf(stageLabel(playbook, String(value)))
  if (change.field === 'status')
    return (
      text.claim_statuses[value as keyof typeof text.claim_statuses] ??
      wordsOf(
        playbook.statuses.find(({ id }) => id === value),
        value,
      )
    )
  if (change.field === 'team') return same(listed(value, (member) => names.members.get(String(member.member_id))))
  if (change.field === 'evidence') return evidenceTold(playbook, value, masked)
  if (change.field === 'merged') return same((value as { name: string }).name)
  if (change.field === 'contact') return same(contactTold(value as { on: string; with: string }))
  if (change.field === 'status_reason') return reasonTold(value as Said | string)
  const claimed = claimTold(playbook, change.field, value)
  if (claimed) return claimed
  if (typeof value === 'boolean') return value ? text.yes : text.no
  if (field?.type === 'figure') return figureTold(value as Figure)
  if (field?.type === 'investors') return same(listed(value, investorTold))
  if (field?.type === 'unit') return same(names.units.get(String(value)) ?? String(value))
  if (field?.type === 'member') return same(names.members.get(String(value)) ?? String(value))
  if (field?.dictionary)
    return wordsOf(
      playbook.dictionaries[field.dictionary]?.find(({ id }) => id === value),
      value,
    )
  if (Array.isArray(value)) return same(value.join('、'))
  return same(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

function evidenceTold(playbook: Playbook, value: unknown, masked: boolean): Words {
  const { kind, name } = value as { kind?: string; name?: string }
  const [zh, en] = wordsOf(
    playbook.dictionaries.evidence?.find(({ id }) => id === kind),
    kind,
  )
  return masked || !name ? [zh, en] : [`${zh}：${name}`, `${en}: ${name}`]
}

/** What a claim states by ids: its kind, its milestone, what it measures, its sum and the unit of that. */
function claimTold(playbook: Playbook, column: string, value: unknown): Words | undefined {
  const id = String(value)
  if (column === 'kind' || column === 'milestone') {
    const rule = playbook.claims[id as keyof Playbook['claims']]
    return rule ? [rule.zh, rule.en] : (text.claim_kinds as Record<string, Words>)[id]
  }
  if (column === 'unit') return (text.units as Record<string, Words>)[id]
  if (column === 'metric') return (text.metrics as Record<string, Words>)[id]
  if (column === 'cny') return figureTold({ value: id, unit: 'yuan' })
  if ((column === 'value' || column === 'amount') && typeof value === 'string') return same(new Decimal(id).toFixed())
  return undefined
}

function contactTold({ on, with: partner }: { on: string; with: string }): string {
  return `${on} ${partner}`
}

function reasonTold(reason: Said | string): Words {
  return typeof reason === 'string' ? same(reason) : [reason.zh, reason.en]
}

function figureTold({ currency, estimate, ...figure }: Figure): Words {
  const { value, unit } = shortened(figure)
  const name = (text.units as Record<string, Words>)[unit] ?? [unit, unit]
  const money = currency && currency !== 'CNY' ? ` ${currency}` : ''
  const guess = estimate ? text.estimate : ['', '']
  return [`${value} ${name[0]}${money}${guess[0]}`, `${value} ${name[1]}${currency ? ` ${currency}` : ''}${guess[1]}`]
}

/** Sums of claims are in yuan, to the fen: 20000000.00 元 is 2000 万元. */
function shortened({ value, unit }: Pick<Figure, 'value' | 'unit'>): Pick<Figure, 'value' | 'unit'> {
  if (unit !== 'yuan') return { value, unit }
  const yuan = new Decimal(value)
  return yuan.abs().gte(10_000) ? { value: yuan.div(10_000).toFixed(), unit: 'wan' } : { value: yuan.toFixed(), unit }
}

function investorTold(investor: Record<string, unknown>): string {
  const { name, share } = investor as unknown as Investor
  return share ? `${name}（${share}%）` : name
}

function listed(value: unknown, tell: (one: Record<string, unknown>) => string | undefined): string {
  return (value as Record<string, unknown>[]).map((one) => tell(one) ?? '').join('、')
}

function wordsOf(entry: { zh: string; en: string } | undefined, value?: unknown): Words {
  return entry ? [entry.zh, entry.en] : same(String(value))
}

function same(value: string): Words {
  return [value, value]
}

function said([zh, en]: Words): Said {
  return { zh, en }
}

function cursorOf({ at, stream_id, seq }: Place): string {
  return Buffer.from(JSON.stringify([at, stream_id, seq])).toString('base64url')
}

function placeOf(cursor: string | undefined): Place | null {
  if (!cursor) return null
  try {
    const [at, stream_id, seq] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(stream_id) && Number.isInteger(seq))
      return { at, stream_id, seq }
  } catch {
    // A cursor that we did not write is refused like any other wrong one.
  }
  throw new Problem('invalid', 'timeline.cursor', text.cursor)
}
