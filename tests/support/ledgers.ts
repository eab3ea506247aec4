import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mapSchema } from '#features/imports/map/model.ts'
import { type Ledger, openLedger, rowPlace } from '#features/imports/reading/actions.ts'
import { understandRow } from '#features/imports/rows/model.ts'
import { loadPlaybook } from '#features/playbook/load/model.ts'
import { ledgerFile, type TestCell, type TestSheet } from '#platform/sheets/testing/ledger.ts'

/** A ledger as an office keeps it, with what must come out of every row. */
export interface LedgerCase {
  sheets: TestSheet[]
  from1904?: boolean
  map?: object
  /** Divisions in which the office may be. */
  home?: string[]
  /** As `readLedger` tells it. */
  expected: Record<string, unknown>
}

/** Each ledger is read, and its rows compared one by one. */
export function testLedgers(cases: Record<string, LedgerCase>): void {
  test.each(Object.entries(cases))('%s', async (_, { sheets, from1904 = false, map, home, expected }) => {
    expect(await readLedger(await ledgerFile(sheets, { from1904 }), map, home)).toEqual(expected)
  })
}

const loaded = loadPlaybook(readFileSync(new URL('../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error('the playbook does not load')
const { playbook } = loaded

export function openTestLedger(path: string, map: object = {}, home: string[] = []): Promise<Ledger> {
  return openLedger(path, mapSchema.parse({ name: 'test', ...map }), playbook, { today: '2030-01-01', home })
}

/** By row, with its sheet where there are several: facts, figures and standing in one, `跳过 why`, or `退回 column: why`. */
export async function readLedger(path: string, map?: object, home?: string[]): Promise<Record<string, unknown>> {
  const ledger = await openTestLedger(path, map, home)
  const told: Record<string, unknown> = {}
  for await (const row of ledger.rows()) {
    const { sheet, row: n } = rowPlace(ledger, row.n)
    const { plan, name } = sheet
    const one = understandRow(plan, row, ledger.context)
    const at = ledger.sheets.length > 1 ? `${name} ${n}` : String(n)
    if ('skipped' in one) told[at] = `跳过 ${one.skipped}`
    else if (!one.ok) told[at] = one.refusals.map(({ column, reason }) => `退回 ${column}: ${reason[0]}`).join('; ')
    else {
      const { document, standing, unit, extra } = one
      const { figures = {}, ...facts } = document
      told[at] = {
        ...facts,
        ...standing,
        ...figures,
        ...(unit && { unit }),
        ...(Object.keys(extra).length > 0 && { extra }),
      }
    }
  }
  return told
}

export const yi = (value: string, more = {}) => ({ announced: { value, unit: 'yi', currency: 'CNY', ...more } })
export const wan = (value: string, more = {}) => ({ announced: { value, unit: 'wan', currency: 'CNY', ...more } })
export const mu = (value: string, more = {}) => ({ announced: { value, unit: 'mu', ...more } })

/** A ledger of one sheet. */
export const one = (rows: TestCell[][], more: Partial<TestSheet> = {}): TestSheet[] => [{ rows, ...more }]
export const simple = ['项目名称', '总投资(亿元)']
