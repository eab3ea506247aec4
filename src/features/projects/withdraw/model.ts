import type { Changes, Json } from '#platform/ledger/model.ts'
import type { Figures, Investor } from '../fields/model.ts'
import { factsOfRow, type Project, rowOf } from '../model.ts'

/** A project as it was before the given events, oldest first: of each field that they changed, what it was before the first of them. */
export function before(project: Project, events: Changes[]): Project {
  const former: Record<string, Json> = {}
  for (const changes of events.toReversed()) for (const [field, [was]] of Object.entries(changes)) former[field] = was
  const row = { ...rowOf(project), ...former }
  return {
    ...project,
    facts: factsOfRow(row),
    figures: (row.figures ?? {}) as Figures,
    extra: (row.extra ?? {}) as Project['extra'],
    ...('investors' in former && { investors: (former.investors ?? []) as unknown as Investor[] }),
  }
}
