/** Headers of our own export that are not read back, and those that stay what they were. */

/** Columns that the system works out: an export tells them, an import leaves them out. */
export const toldHeaders = {
  reason: ['退回原因（系统）', 'Reason refused (system)'],
  light: ['红黄绿灯（系统）', 'Light (system)'],
  arrived: ['到位资金·元（系统）', 'Funds arrived, CNY (system)'],
  approved: ['已核定节点（系统）', 'Approved milestones (system)'],
  team: ['专班成员（系统）', 'Team (system)'],
  updated_at: ['更新时间（系统）', 'Updated (system)'],
} as const

const told = ['（系统）', ' (system)'] as const
const kept = ['（原台账）', ' (ledger)'] as const

export function isTold(header: string): boolean {
  return told.some((one) => header.endsWith(one))
}

/** The header under which an unknown column goes out when its own would be taken for a fact on its way back. */
export function markedHeader(header: string, english: boolean): string {
  return header + kept[english ? 1 : 0]
}

/** What a marked header was, or null for one without the mark. */
export function keptHeader(header: string): string | null {
  const found = kept.find((one) => header.endsWith(one))
  return found ? header.slice(0, -found.length) : null
}

/** What a header of verified figures is without that word, or null: 核定总投资, 2027 verified jobs. */
export function withoutVerified(header: string): string | null {
  const found = /^((?:19|20)\d{2}\s*年?\s*)?(核定|verified\s)/i.exec(header.trim())
  return found ? header.trim().slice(found[0].length) : null
}
