import type { Relation } from '#features/merges/rows/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Basis, Figure } from '../fields/model.ts'
import { eachFigure, withFigure } from '../figures/model.ts'
import { isBlank, type Project, rowOf } from '../model.ts'

/** Every column that points at a project, and how it follows when the project is merged; a test reads them from the catalog. */
export const relations: readonly Relation[] = [
  { table: 'project_investor', column: 'project_id', follows: 'belongs', key: ['position'] },
  { table: 'project_stage', column: 'project_id', follows: 'belongs', key: ['version'] },
  { table: 'project_member', column: 'project_id', follows: 'moves', key: ['member_id'], once: ['member_id'] },
  { table: 'project_key', column: 'project_id', follows: 'moves', key: ['key'] },
  { table: 'project_note', column: 'project_id', follows: 'moves', key: ['id'] },
  { table: 'claim', column: 'project_id', follows: 'moves', key: ['id'], stream: 'claim' },
  { table: 'evidence', column: 'project_id', follows: 'moves', key: ['id'] },
  { table: 'posting', column: 'project_id', follows: 'moves', key: ['id'] },
  { table: 'notice', column: 'project_id', follows: 'moves', key: ['id'] },
  { table: 'protection', column: 'project_id', follows: 'moves', key: ['id'], stream: 'protection' },
  { table: 'dispute', column: 'asking_project_id', follows: 'moves', key: ['id'], stream: 'dispute' },
  { table: 'transfer', column: 'project_id', follows: 'moves', key: ['id'], stream: 'transfer' },
  { table: 'relocation', column: 'project_id', follows: 'moves', key: ['id'], stream: 'relocation' },
  { table: 'relocation', column: 'earlier_project_id', follows: 'moves', key: ['id'], stream: 'relocation' },
  { table: 'import_row', column: 'candidate_id', follows: 'moves', key: ['import_id', 'n'] },
  { table: 'import_row', column: 'project_id', follows: 'stays', key: ['import_id', 'n'] },
]

/** Where a project stands and who may read it are those of the kept one: they are set by acts of their own, with rules of their own. */
const notOffered = new Set([
  'playbook_id',
  'created_by',
  'stage',
  'stage_entered_on',
  'status',
  'status_reason',
  'status_on',
  'unit_id',
  'confidential',
  'code_name',
  'extra',
])

export function isOffered(field: string): boolean {
  return !notOffered.has(field)
}

/** Both projects as the ledger keeps records, for telling in what they differ. */
export function comparable(project: Project): Record<string, unknown> {
  return {
    ...rowOf(project),
    investors: project.investors.map(({ name, share }) => (share ? { name, share } : { name })),
  }
}

/**
 * The kept project with the fields that it takes from the lost one, figures by place (`investment.agreed`, `tax.agreed.2027`). Columns of a
 * ledger that nobody knows come along where it has none of the name, and a secret stays one.
 */
export function withTaken(kept: Project, lost: Project, take: readonly string[]): Project {
  const places = new Map([...eachFigure(lost.figures)].map((one) => [placeOf(one), one]))
  let after: Project = { ...kept, extra: { ...lost.extra, ...kept.extra } }
  for (const field of take.filter(isOffered)) {
    const figure = places.get(field)
    if (figure) after = { ...after, figures: withFigure(after.figures, figure, figure.figure) }
    else if (field === 'investors') after = { ...after, investors: lost.investors }
    else after = { ...after, facts: { ...after.facts, [field]: lost.facts[field] } }
  }
  if (lost.facts.confidential !== true || kept.facts.confidential === true) return after
  return { ...after, facts: { ...after.facts, confidential: true, code_name: lost.facts.code_name } }
}

function placeOf({ field, basis, year }: { field: string; basis: Basis; year?: string; figure: Figure }): string {
  return [field, basis, year].filter(Boolean).join('.')
}

/** What projects have in the count: of an indicator, in a year. */
export interface Counted {
  indicator: string
  year: number
  project_id: string
}

/** Indicators in which both projects stand, though the playbook counts a project once, or once a year: merged, it would stand there twice. */
export function countedTwice(playbook: Playbook, counted: readonly Counted[]): Playbook['counting'] {
  return playbook.counting.filter(({ id, once_per }) => {
    const own = counted.filter(({ indicator }) => indicator === id)
    const slots = new Map<string, Set<string>>()
    for (const { year, project_id } of own) {
      const slot = once_per === 'year' ? String(year) : 'project'
      slots.set(slot, (slots.get(slot) ?? new Set()).add(project_id))
    }
    return once_per !== 'claim' && [...slots.values()].some((projects) => projects.size > 1)
  })
}

/** Whether a value is proposed to be taken: the kept one has none. */
export function isProposed(kept: unknown, lost: unknown): boolean {
  return isBlank(kept) && !isBlank(lost)
}
