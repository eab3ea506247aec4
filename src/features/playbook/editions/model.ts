import type { Impact } from '../impact/model.ts'
import type { Said } from '../schema/parts/model.ts'

/** What a new playbook would do to today's projects, counted. */
export interface Effects {
  projects: number
  no_stage: { stage: string; projects: number }[]
  lacking: { stage: string; field: string; label: Said; projects: number }[]
  lights: { from: string; to: string; projects: number }[]
}

export function noEffects(): Effects {
  return { projects: 0, no_stage: [], lacking: [], lights: [] }
}

/** Adds one project's impact; null is none. */
export function addImpact(effects: Effects, stage: string, impact: Impact | null): void {
  if (!impact) return
  effects.projects += 1
  if (impact.stage_gone) countOne(effects.no_stage, { stage }, ['stage'])
  for (const { field, label } of impact.newly_missing)
    countOne(effects.lacking, { stage, field, label }, ['stage', 'field'])
  if (impact.light) countOne(effects.lights, { from: impact.light.before, to: impact.light.after }, ['from', 'to'])
}

function countOne<T extends { projects: number }>(lines: T[], line: Omit<T, 'projects'>, key: (keyof T)[]): void {
  const found = lines.find((each) => key.every((name) => each[name] === (line as T)[name]))
  if (found) found.projects += 1
  else lines.push({ ...line, projects: 1 } as T)
}
