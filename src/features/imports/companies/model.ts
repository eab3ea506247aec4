import { labelKey } from '../fold/model.ts'

/** A company as a ledger names it, with the first row that does. */
export interface Named {
  n: number
  name: string
  code?: string
}

/** Every company that rows name, once by name and code. */
export function namesOf(rows: { n: number; investors: { name: string; code?: string }[] }[]): Named[] {
  const named = new Map<string, Named>()
  for (const { n, investors } of rows)
    for (const { name, code } of investors) {
      const key = `${labelKey(name)} ${code ?? ''}`
      if (!named.has(key)) named.set(key, { n, name, ...(code && { code }) })
    }
  return [...named.values()]
}
