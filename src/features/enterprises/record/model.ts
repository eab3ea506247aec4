import { changesBetween } from '#platform/ledger/model.ts'
import { type Enterprise, type EnterpriseFacts, factsOf, factsWith } from '../model.ts'

/** A new enterprise; `at` is ISO text. */
export function enterpriseOf(id: string, facts: Partial<EnterpriseFacts>, at: string): Enterprise {
  return { id, version: 1, ...factsWith(facts), other_names: [], created_at: at, updated_at: at }
}

/** The first event of an enterprise. */
export function creation(enterprise: Enterprise) {
  return { kind: 'enterprise.created', changes: changesBetween({}, factsOf(enterprise)) }
}
