import { labelKey, plain } from '../../fold/model.ts'

/** Headers of our own export that are not read back, and those that stay what they were. */

/** Columns that the system works out: an export tells them, an import leaves them out. */
export const toldHeaders = {
  light: ['红黄绿灯', 'Light'],
  days_in_stage: ['在阶段天数', 'Days in stage'],
  arrived: ['到位资金（元）', 'Funds arrived (CNY)'],
  approved: ['已核定节点', 'Approved milestones'],
  team: ['专班成员', 'Team'],
  created_at: ['创建时间', 'Created'],
  updated_at: ['更新时间', 'Updated'],
} as const

const told = new Set<string>(Object.values(toldHeaders).flatMap((words) => words.map(labelKey)))
const mark = ['（原台账）', ' (ledger)'] as const

/** A verified figure, or what the system works out. */
export function isTold(header: string, names: ReadonlyMap<string, unknown>): boolean {
  const key = labelKey(header)
  if (told.has(key) && !names.has(key)) return true
  return /^(\d{4}年?)?核定|^(\d{4}\s*)?verified\s/.test(plain(header).replace('verified', 'verified ')) && !names.has(key)
}

/** The header under which an unknown column goes out when its own would be taken for a fact on its way back. */
export function markedHeader(header: string, english: boolean): string {
  return header + mark[english ? 1 : 0]
}

/** What a marked header was, or null for one without the mark. */
export function keptHeader(header: string): string | null {
  const found = mark.find((one) => header.endsWith(one))
  return found ? header.slice(0, -found.length) : null
}
