import { z } from '@hono/zod-openapi'
import { route } from '#platform/http/route.ts'
import { mapSchema } from './map/model.ts'
import { decisions, importStatuses, outcomes } from './model.ts'

/** A fact in the reader's words; money as an amount, which a screen says in the size that suits it. */
export const told = z.union([
  z.string(),
  z.object({ value: z.string(), unit: z.string(), currency: z.string().optional(), estimate: z.boolean().optional() }),
])

export const importId = z.object({ id: z.uuid() })
const rowId = importId.extend({ n: z.coerce.number().int().positive() })
const named = z.object({ id: z.string(), name: z.string() })
export const said = z.object({ zh: z.string(), en: z.string() })

export const rowPlace = {
  sheet: z.string().describe('Blank where only one sheet is read'),
  row: z.number().describe('Its number in the sheet'),
}

export const counts = z.object({
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  suspected: z.number(),
  refused: z.number(),
  skipped: z.number(),
})

const oneImport = z
  .object({
    id: z.string(),
    version: z.number(),
    file_name: z.string(),
    status: z.enum(importStatuses),
    undo: z
      .object({ state: z.enum(['running', 'done']), by: z.string().nullable(), rows: z.number() })
      .nullable()
      .describe('Being taken back as a whole, or taken back; rows: projects done so far'),
    member: named,
    unit: named,
    map: z.record(z.string(), z.unknown()).describe('As maps/facilities.json; columns also by place: #3'),
    mapped_as: z
      .object({
        kind: z.enum(['remembered', 'preset']),
        name: z.string(),
        by: z.string().nullable(),
        on: z.string().nullable(),
        new_headers: z.array(z.string()).describe('Columns that it does not speak of'),
        lost_headers: z.array(z.string()).describe('Columns that it speaks of and this ledger lacks'),
      })
      .nullable()
      .describe('Where the mapping came from, where not from the headers alone'),
    rows_total: z.number().nullable(),
    rows_done: z.number(),
    rows_per_second: z.number().nullable().describe('While it runs, since it was started'),
    seconds_left: z.number().nullable().describe('While it runs, at that pace; null where nobody can tell yet'),
    counts,
    same_file: z
      .object({
        id: z.string(),
        file_name: z.string(),
        status: z.enum(importStatuses),
        by: z.string(),
        on: z.string().describe('The day it was started, of a draft the day it came'),
      })
      .nullable()
      .describe('Of a draft asked for by itself: another import of the same file'),
    problem: z.string().nullable(),
    waits_for: z.enum(['disk']).nullable().openapi({ description: 'goes on by itself once there is room on the disk' }),
    created_at: z.string(),
    started_at: z.string().nullable(),
    ended_at: z.string().nullable(),
    can: z.array(z.string()),
  })
  .openapi('Import')

export const listImports = route({
  id: 'imports.list',
  method: 'get',
  path: '/api/imports',
  summary: ['导入记录', 'Imports, latest first'],
  query: z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) }),
  answer: z.object({ items: z.array(oneImport), next: z.string().nullable(), can: z.array(z.string()) }),
})

export const uploadLedger = route({
  id: 'imports.upload',
  method: 'post',
  path: '/api/imports',
  summary: ['上传台账（.xlsx 或 .csv）', 'Upload a ledger; nothing is brought in yet'],
  query: z.object({ name: z.string().max(500).optional().describe('Or in the header x-file-name, percent-encoded') }),
  takesFile: true,
  answer: oneImport,
})

export const listFields = route({
  id: 'imports.fields',
  method: 'get',
  path: '/api/imports/fields',
  summary: ['可映射的字段', 'What a column may be taken for'],
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        zh: z.string(),
        en: z.string(),
        section: z.string(),
        quantity: z.string().nullable(),
        yearly: z.boolean(),
      }),
    ),
  }),
})

export const template = route({
  id: 'imports.template',
  method: 'get',
  path: '/api/imports/template',
  summary: ['台账模板', 'An empty ledger with the headers that are understood'],
  streams: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const getImport = route({
  id: 'imports.get',
  method: 'get',
  path: '/api/imports/{id}',
  summary: ['导入进度与结果', 'How far it has come'],
  params: importId,
  answer: oneImport,
})

export const mapImport = route({
  id: 'imports.map',
  method: 'put',
  path: '/api/imports/{id}/map',
  summary: ['调整映射', 'Say what the columns mean'],
  params: importId,
  body: z.object({ version: z.number().int(), map: mapSchema }),
  answer: oneImport,
})

export const resetMapping = route({
  id: 'imports.reset_mapping',
  method: 'post',
  path: '/api/imports/{id}/map/reset',
  summary: ['重置映射', 'Forget what was remembered of such a ledger, and map it by its headers alone'],
  params: importId,
  body: z.object({ version: z.number().int() }),
  answer: oneImport,
})

export const startImport = route({
  id: 'imports.start',
  method: 'post',
  path: '/api/imports/{id}/start',
  summary: ['开始导入', 'Start it, or go on with one that was stopped'],
  params: importId,
  answer: oneImport,
})

export const cancelImport = route({
  id: 'imports.cancel',
  method: 'post',
  path: '/api/imports/{id}/cancel',
  summary: ['停止导入，已导入的保留', 'Stop it; what is in stays in'],
  params: importId,
  answer: oneImport,
})

const obstacle = z.object({
  project: z
    .object({ id: z.string(), name: z.string(), access: z.enum(['full', 'code_name', 'existence']) })
    .nullable(),
  what: z.enum(['event', 'claim', 'import', 'dispute']),
  words: said,
  by: z.string().nullable(),
  at: z.string(),
})

export const undoPlan = route({
  id: 'imports.undo_plan',
  method: 'get',
  path: '/api/imports/{id}/undo',
  summary: ['整批撤销前查看', 'What undoing it would take back, and what was built on it'],
  params: importId,
  answer: z.object({
    created: z.number().describe('Projects that would be withdrawn'),
    updated: z.number().describe('Projects that would get their former values back'),
    before_undo_was_kept: z.number().describe('Rows of an import that is older than undo'),
    built_on: z.array(obstacle).describe('The first of what stands in the way'),
    total: z.number(),
  }),
})

export const undoImport = route({
  id: 'imports.undo',
  method: 'post',
  path: '/api/imports/{id}/undo',
  summary: ['整批撤销', 'Take the whole import back, as long as nothing was built on it'],
  params: importId,
  body: z.object({ version: z.number().int() }),
  answer: oneImport,
})

const kept = z.object({
  id: z.string(),
  name: z.string(),
  unit: named,
  access: z.enum(['full', 'code_name', 'existence']),
})

const resultRow = z.object({
  n: z.number(),
  ...rowPlace,
  outcome: z.enum(outcomes),
  cells: z.array(z.string()).describe('Where somebody has yet to look at the row'),
  reasons: z.array(z.object({ column: z.string(), reason: said, warning: z.boolean() })),
  project: kept.nullable(),
  candidate: kept.nullable(),
  beside: z.array(z.object({ field: z.string(), told, kept: told })),
  decision: z.enum(decisions).nullable(),
  decided_by: z.string().nullable(),
  decided_at: z.string().nullable(),
  can: z.array(z.string()),
})

export const listRows = route({
  id: 'imports.rows',
  method: 'get',
  path: '/api/imports/{id}/rows',
  summary: ['逐行结果', 'What became of each row'],
  params: importId,
  query: z.object({
    outcome: z.enum(outcomes).optional(),
    cursor: z.coerce.number().int().nonnegative().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    items: z.array(resultRow),
    next: z.string().nullable(),
  }),
})

export const suspectedRows = route({
  id: 'imports.suspected',
  method: 'get',
  path: '/api/imports/suspected',
  summary: ['疑似重复待处理', 'Suspected duplicates of every import that one may decide, the oldest import first'],
  query: z.object({
    import_id: z.uuid().optional(),
    unit: z.uuid().optional().describe('The unit that brought the ledger in, with those below it'),
    later: z.enum(['true', 'false']).default('false').describe('Those that somebody left for later, and no others'),
    cursor: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  answer: z.object({
    items: z.array(resultRow.extend({ import: z.object({ id: z.string(), file_name: z.string(), unit: named }) })),
    total: z.number(),
    left_for_later: z.number(),
    imports: z
      .array(z.object({ id: z.string(), file_name: z.string(), unit: named, waiting: z.number() }))
      .describe('Imports with rows that wait, for choosing among them'),
    next: z.string().nullable(),
  }),
})

export const undecideRow = route({
  id: 'imports.undecide',
  method: 'post',
  path: '/api/imports/{id}/rows/{n}/undecide',
  summary: ['撤回处理', 'Take the decision on a row back, as long as nothing was built on it'],
  params: rowId,
  answer: z.object({ n: z.number(), outcome: z.enum(outcomes), project_id: z.string().nullable() }),
})

export const refusedLedger = route({
  id: 'imports.refused',
  method: 'get',
  path: '/api/imports/{id}/refused',
  summary: ['下载退回的行', 'The refused rows as a ledger, with why'],
  params: importId,
  streams: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const decideRow = route({
  id: 'imports.decide',
  method: 'post',
  path: '/api/imports/{id}/rows/{n}/decide',
  summary: ['处理疑似重复', 'Say what a suspected row is'],
  params: rowId,
  body: z.object({ decision: z.enum(decisions), project_id: z.uuid().optional() }),
  answer: z.object({ n: z.number(), outcome: z.enum(outcomes), project_id: z.string().nullable() }),
})
