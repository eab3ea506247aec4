import { rateOn } from '#features/playbook/rates/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { coreFields } from '../fields/model.ts'
import { pricedAll } from '../figures/model.ts'
import { lit } from '../lights/model.ts'
import type { Project } from '../model.ts'

const moneyFields = new Set(coreFields.filter((field) => field.quantity === 'money').map((field) => field.id))

/** The project with its money in yuan at the playbook's dated rate. */
export function inYuan(playbook: Playbook, project: Project, today: string): Project {
  const figures = pricedAll(project.figures, moneyFields, (currency) => rateOn(playbook, currency, today))
  return { ...project, figures }
}

/** The project with what follows from its facts: money in yuan, and its light. */
export function settled(playbook: Playbook, project: Project, today: string): Project {
  return lit(playbook, inYuan(playbook, project, today), today)
}
