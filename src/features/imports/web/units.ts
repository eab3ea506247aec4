import type { Rule } from './records.ts'

/** What a column of figures may be counted in, by what it counts. */
export const units: Record<string, string[]> = {
  money: ['万元', '亿元', '元', '万美元', '亿美元', '美元', 'million USD', '万欧元', '亿日元', '万港元'],
  land: ['亩', '公顷', '平方米'],
  floor: ['平方米', '万平方米'],
  people: ['人'],
  energy: ['吨标煤', '万吨标煤'],
}

/** The unit says its currency itself. */
export function inUnit({ currency: _, ...rule }: Rule, unit: string): Rule {
  return { ...rule, unit }
}
