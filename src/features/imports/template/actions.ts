import { PassThrough, Readable } from 'node:stream'
import { moneyUnit } from '#features/exports/cells/model.ts'
import { disposition } from '#features/projects/evidence/model.ts'
import { coreFields } from '#features/projects/fields/model.ts'
import type { Context } from '#platform/context.ts'
import type { SheetColumn } from '#platform/sheets/write/cells.ts'
import { writeXlsx } from '#platform/sheets/write/xlsx.ts'

/** The columns that a first ledger needs; every other field may be added under its own name. */
const wanted = [
  'name',
  'investors',
  'unit_id',
  'stage',
  'industry',
  'origin',
  'source',
  'content',
  'investment',
  'agreed',
  'land',
  'signed_on',
  'contact_name',
  'contact_phone',
  'progress',
  'next_step',
] as const

/** An empty ledger whose headers are understood as they are. */
export async function template({ language }: Context): Promise<Response> {
  const english = language === 'en'
  const columns = wanted.map((id) => columnOf(id, english))
  const body = new PassThrough()
  writeXlsx(none(), columns, body).catch((error) => body.destroy(error))
  return new Response(Readable.toWeb(body) as unknown as BodyInit, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': disposition('', english ? 'ledger-template.xlsx' : '项目台账模板.xlsx'),
    },
  })
}

function columnOf(id: (typeof wanted)[number], english: boolean): SheetColumn {
  const money = moneyUnit(english)
  if (id === 'stage') return { header: english ? 'Stage' : '项目阶段', type: 'text' }
  if (id === 'agreed')
    return { header: english ? `Agreed total investment (${money})` : `协议总投资（${money}）`, type: 'number' }
  const field = coreFields.find((one) => one.id === id)!
  const label = english ? field.en : field.zh
  if (id === 'investment') return { header: english ? `${label} (${money})` : `${label}（${money}）`, type: 'number' }
  if (id === 'land') return { header: english ? `${label} (mu)` : `${label}（亩）`, type: 'number' }
  return { header: label, type: field.type === 'date' ? 'date' : 'text' }
}

async function* none(): AsyncGenerator<never> {}
