import type { Draft } from '#features/projects/model.ts'
import type { InventedProject } from '../life/model.ts'

export interface DemoSize {
  enterprises: number
  projects: number
}

/** The county's ids by the keys of `place/model.ts`. */
export interface Founded {
  tenant_id: string
  units: Map<string, string>
  members: Map<string, string>
}

/** Who submits and reviews what the demo claims. */
export function reviewers({ members }: Founded) {
  return { submitter: members.get('officer')!, unit: members.get('reviewer')!, city: members.get('city')! }
}

/** The nth project as it is made, from 0. */
export function draftOf(project: InventedProject, { units, members }: Founded, n: number) {
  const visits = project.stage_dates
  const lead = project.unit === 'etdz' ? 'officer' : project.unit === 'hitech' ? 'officer2' : undefined
  return {
    document: { ...project.document, unit_id: units.get(project.unit)!, code: `LJ${String(n + 1).padStart(6, '0')}` },
    stage: project.stage,
    status: project.status,
    status_reason: project.status_reason,
    ...(project.status !== 'active' && { status_on: visits.at(-1)!.entered_on }),
    stage_entered_on: visits.at(-1)!.entered_on,
    history: visits.map(({ stage, entered_on }, i) => ({
      stage,
      entered_on,
      left_on: visits[i + 1]?.entered_on ?? null,
    })),
    team: lead ? [{ member_id: members.get(lead)!, name: '', duty: 'lead' as const }] : [],
  } satisfies Draft
}
