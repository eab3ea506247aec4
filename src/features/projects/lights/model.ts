import { type LightFacts, light } from '#features/playbook/lights/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { nextService, type ServiceStep, serviceSteps } from '#features/playbook/service/model.ts'
import { dayOf } from '#platform/day.ts'
import { documentOf, type Project } from '../model.ts'

/** The project with the step of its service that is due next, its light and the rule that set it; `light_on` is the day it turned. */
export function lit(playbook: Playbook, before: Project, today: string): Project {
  const project = served(playbook, before, today)
  const now = light(playbook, documentOf(project), lightFacts(project), today)
  if (now.light === project.light && now.rule === project.light_rule) return project
  return { ...project, light: now.light, light_rule: now.rule, light_on: today }
}

function served(playbook: Playbook, project: Project, today: string): Project {
  const due = nextService(serviceOf(playbook, project, today))
  const [service_step, service_due_on] = [due?.id ?? null, due?.due_on ?? null]
  if (service_step === project.service_step && service_due_on === project.service_due_on) return project
  return { ...project, service_step, service_due_on }
}

/** What the service level of leads asks for this project, done or due. */
export function serviceOf(playbook: Playbook, project: Project, today: string): ServiceStep[] {
  const logged_on = dayOf(new Date(project.created_at))
  return serviceSteps(playbook, documentOf(project), { logged_on, acts: project.acts }, today)
}

/** What a light depends on besides the project's own facts. */
export function lightFacts(project: Project): LightFacts {
  const { service_step, service_due_on } = project
  return {
    stage_entered_on: project.stage_entered_on,
    updated_on: dayOf(new Date(project.updated_at)),
    arrived: project.arrived,
    service: service_step && service_due_on ? { step: service_step, due_on: service_due_on } : null,
  }
}
