import { type Changes, canonical, changesBetween, type Json } from '#platform/ledger/model.ts'
import { type Draft, factsOf, type Project, rowOf } from '../model.ts'
import { teamChanges } from '../team/model.ts'

/** What a new project takes from where it is made. */
export interface From {
  playbook_id: string
  /** The first stage of that playbook. */
  first: string
  today: string
  made_by: string | null
  /** ISO text. */
  at: string
}

/** The project that a draft makes, before money is in yuan and investors are enterprises. */
export function drafted(draft: Draft, id: string, { playbook_id, first, today, made_by, at }: From): Project {
  const { document } = draft
  const stage = draft.stage ?? document.stage ?? first
  const entered = draft.stage_entered_on ?? draft.history?.at(-1)?.entered_on ?? today
  return {
    id,
    version: 1,
    playbook_id,
    created_by: made_by,
    created_at: at,
    updated_at: at,
    stage,
    stage_entered_on: entered,
    status: draft.status ?? (document.status as Project['status'] | undefined) ?? 'active',
    status_reason: draft.status_reason ?? '',
    status_on: draft.status_on ?? null,
    light: 'green',
    light_rule: null,
    light_on: null,
    service_step: null,
    service_due_on: null,
    facts: { ...factsOf(document), confidential: document.confidential === true },
    figures: document.figures ?? {},
    investors: document.investors ?? [],
    extra: draft.extra ?? {},
    team: draft.team ?? [],
    evidence: [],
    approved: [],
    arrived: '0',
    history: draft.history ?? [{ stage, entered_on: entered, left_on: null }],
    acts: {},
  }
}

/** The first event states every column, the empty ones too: what is slipped into one of them later is found by `verify`. */
export function firstChanges(project: Project, row = rowOf(project)): Changes {
  const stated = Object.entries(row).map(([field, value]) => [field, [null, (value ?? null) as Json]])
  return { ...Object.fromEntries(stated), ...besideColumns(project) }
}

/** The same as its canonical text, without a pair for each of the seventy columns of thousands of projects. */
export function firstText(project: Project, row: Record<string, unknown>): string {
  const beside = besideColumns(project)
  let told = ''
  for (const [field, start] of inOrder(row)) {
    const value = row[field]
    if (value !== undefined || Object.hasOwn(row, field))
      told += `${start}[null,${canonical((value ?? null) as Json)}],`
    else if (beside[field]) told += `${start}${canonical(beside[field])},`
  }
  return `{${told.slice(0, -1)}}`
}

function besideColumns({ investors, team }: Project): Changes {
  return { ...changesBetween({ investors: [] }, { investors }), ...teamChanges([], team) }
}

let fields: [field: string, start: string][] = []

/** Every project has the same columns, and investors and a team beside them. */
function inOrder(row: Record<string, unknown>): typeof fields {
  if (fields.length === 0)
    fields = [...Object.keys(row), 'investors', 'team'].sort().map((field) => [field, `"${field}":`])
  return fields
}

/** What a save changes of that which the ledger answers for. */
export function changesOf(before: Project, after: Project): Changes {
  return { ...changesBetween(ledgered(before), ledgered(after)), ...teamChanges(before.team, after.team) }
}

/** What the ledger answers for: the record's own columns, and its investors. */
function ledgered(project: Project): Record<string, unknown> {
  return { ...rowOf(project), investors: project.investors }
}
