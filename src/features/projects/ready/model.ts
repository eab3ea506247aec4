import type { Investor } from '../fields/model.ts'

/** Whether the investors are called and known the same; which enterprises they are changes nothing that follows from a project. */
export function sameInvestors(a: readonly Investor[], b: readonly Investor[]): boolean {
  const facts = ({ name, share, country, code }: Investor) => [name, share, country, code].join('\n')
  return a.length === b.length && a.every((one, at) => facts(one) === facts(b[at]!))
}
