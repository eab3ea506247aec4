import { type LightFacts, light } from '#features/playbook/lights/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { dayOf } from '#platform/day.ts'
import { documentOf, type Project } from '../model.ts'

/** The project with its light and the rule that set it; `light_on` is the day it turned. */
export function lit(playbook: Playbook, project: Project, today: string): Project {
  const now = light(playbook, documentOf(project), lightFacts(project), today)
  if (now.light === project.light && now.rule === project.light_rule) return project
  return { ...project, light: now.light, light_rule: now.rule, light_on: today }
}

/** What a light depends on besides the project's own facts. */
export function lightFacts(project: Project): LightFacts {
  return {
    stage_entered_on: project.stage_entered_on,
    updated_on: dayOf(new Date(project.updated_at)),
    arrived: project.arrived,
  }
}
