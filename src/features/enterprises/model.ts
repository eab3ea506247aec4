/** A company or investor 客商; the same one however often it is named. */
export interface Enterprise {
  id: string
  version: number
  name: string
  code: string | null
  country: string | null
  region: string
  industry: string | null
  kind: string
  address: string
  contact_name: string
  contact_phone: string
  note: string
  tags: string[]
  /** Former and short names, brands and English names, as its aliases have them. */
  other_names: string[]
  created_at: string
  updated_at: string
}

export const enterpriseFacts = [
  'name',
  'code',
  'country',
  'region',
  'industry',
  'kind',
  'address',
  'contact_name',
  'contact_phone',
  'note',
  'tags',
] as const
export type EnterpriseFact = (typeof enterpriseFacts)[number]
export type EnterpriseFacts = Pick<Enterprise, EnterpriseFact>

const nothing: EnterpriseFacts = {
  name: '',
  code: null,
  country: null,
  region: '',
  industry: null,
  kind: '',
  address: '',
  contact_name: '',
  contact_phone: '',
  note: '',
  tags: [],
}

/** The facts given, trimmed, over those there were; null or blank takes a fact away. */
export function factsWith(
  changes: { [F in EnterpriseFact]?: EnterpriseFacts[F] | null },
  before: EnterpriseFacts = nothing,
): EnterpriseFacts {
  const facts: Record<string, unknown> = {}
  for (const fact of enterpriseFacts) {
    const value = fact in changes ? changes[fact] : before[fact]
    const plain = typeof value === 'string' ? value.trim() : value
    facts[fact] = plain === '' || plain === null || plain === undefined ? nothing[fact] : plain
  }
  return { ...facts, code: (facts.code as string | null)?.toUpperCase() ?? null } as EnterpriseFacts
}

/** What is told of an enterprise, without what is derived or counted. */
export function factsOf(enterprise: Enterprise): EnterpriseFacts {
  return Object.fromEntries(enterpriseFacts.map((fact) => [fact, enterprise[fact]])) as unknown as EnterpriseFacts
}

/** The form of a unified social credit code: 18 characters, the last a check character (GB 32100-2015). */
export function isCompanyCode(code: string): boolean {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false
  const sum = weights.reduce((total, weight, at) => total + weight * letters.indexOf(code[at]!), 0)
  return letters[(31 - (sum % 31)) % 31] === code[17]
}

/** A party as a project or a ledger names it. */
export interface NamedParty {
  name: string
  code?: string
  country?: string
  enterprise_id?: string
}
