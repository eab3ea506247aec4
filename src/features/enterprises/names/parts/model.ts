import type { Form } from '../forms/model.ts'

/** A name of an enterprise, understood: 昆山恒力精密机械有限公司苏州分公司 → region, trade name, trade, legal form, branch. */
export interface Name {
  /** All of it without signs and spaces. */
  bare: string
  /** Code of the innermost division that it names (`320583`), `00` for 中国, empty where it names none. */
  region: string
  /** Which one it is: 恒力. Where a name has none of its own, all that is left: 中国石油化工. */
  trade: string
  /** What it does: 精密机械. */
  industry: string
  form: Form
  group: boolean
  /** Of works and the like: 二厂 and 第2厂 → 2. */
  ordinal: string
  /** Of which place or number the branch is; null for a company itself. */
  branch: Branch | null
  /** Brands and former names that stand in brackets. */
  also: string[]
}

export interface Branch {
  region: string
  label: string
}

export function emptyName(): Name {
  return {
    bare: '',
    region: '',
    trade: '',
    industry: '',
    form: 'none',
    group: false,
    ordinal: '',
    branch: null,
    also: [],
  }
}
