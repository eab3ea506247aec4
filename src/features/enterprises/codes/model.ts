import { isCompanyCode } from '../model.ts'

/** What two codes say of two companies: one, another, or nothing (one is missing or no code at all). */
export type CodeRelation = 'equal' | 'organisation' | 'other' | 'unknown'

/** A code as it is typed, without spaces and in capitals; null where nothing is left. */
export function codeOf(text: string | null | undefined): string | null {
  const code = (text ?? '').normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  return code === '' ? null : code
}

/**
 * An old registration number 注册号: 15 digits, the last a check digit by ISO 7064 MOD 11,10 (GS 15-2006). It was given up for
 * 统一社会信用代码 in 2015 and stands in older ledgers.
 */
export function isRegistrationNumber(code: string): boolean {
  if (!/^\d{15}$/.test(code) || /^0+$/.test(code)) return false
  let product = 10
  for (const digit of code.slice(0, 14)) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return (product + Number(code[14])) % 10 === 1
}

/** An organisation code 组织机构代码: 9 characters, the last a check character (GB 11714). */
export function isOrganisationCode(code: string): boolean {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return false
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number.parseInt(code[at]!, 36), 0)
  return '0X987654321'[sum % 11] === code[8]
}

/** Whether a code can be what it says: its check character fits. */
export function isValidCode(code: string): boolean {
  return isCompanyCode(code) || isRegistrationNumber(code) || isOrganisationCode(code)
}

/** A code of 18 characters holds the organisation code that the company had before: 9144 0300 | 19220382 1 | 6. */
export function organisationOf(code: string): string | null {
  if (isCompanyCode(code)) return code.slice(8, 17)
  return isOrganisationCode(code) ? code : null
}

/** Compares codes as `codeOf` gives them. Codes that do not check, and codes of different kinds, say nothing. */
export function compareCodes(a: string | null, b: string | null): CodeRelation {
  if (!a || !b || !isValidCode(a) || !isValidCode(b)) return 'unknown'
  if (a === b) return 'equal'
  const [p, q] = [organisationOf(a), organisationOf(b)]
  if (p && q) return p === q ? 'organisation' : 'other'
  return a.length === b.length ? 'other' : 'unknown'
}
