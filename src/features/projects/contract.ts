import { z } from '@hono/zod-openapi'
import { bases } from './fields/model.ts'
import { duties, statuses } from './model.ts'

/** Shapes that the routes of this slice share. */

export const said = z.object({ zh: z.string(), en: z.string() })
export const day = z.iso.date().openapi({ example: '2026-10-15' })
export const projectId = z.object({ id: z.uuid() })

export const figure = z
  .object({
    value: z.string().openapi({ example: '3.5' }),
    unit: z.string().openapi({ example: 'yi' }),
    currency: z.string().optional().openapi({ example: 'CNY' }),
    estimate: z.boolean().optional(),
    cny: z.string().optional().describe('Yuan; absent while the playbook has no rate for the currency'),
    rate: z.string().optional(),
    rate_on: z.string().optional(),
  })
  .openapi('Figure')

const keptFigure = z.union([figure, z.record(z.string(), figure)])

export const investor = z
  .object({
    name: z.string(),
    share: z.string().optional().openapi({ example: '60' }),
    country: z.string().optional(),
    code: z.string().optional(),
    enterprise_id: z.string().optional(),
  })
  .openapi('Investor')

/** Core facts and the playbook's own stand side by side; figures by basis, and by year where they are yearly. */
export const projectDocument = z
  .looseObject({
    name: z.string(),
    unit_id: z.string(),
    stage: z.string(),
    status: z.enum(statuses),
    figures: z.record(z.string(), z.partialRecord(z.enum(bases), keptFigure)),
    investors: z.array(investor),
    evidence: z.array(z.object({ kind: z.string(), id: z.string().optional(), name: z.string().optional() })),
    approved: z.array(z.string()),
  })
  .openapi('ProjectDocument')

/** Field → new value, null takes it away. A figure is given by basis: `{ "investment": { "agreed": { "value": "3.5", "unit": "yi" } } }`. */
export const changes = z.record(z.string(), z.unknown()).openapi({
  example: {
    name: '精密减速器生产基地',
    investment: { agreed: { value: '3.5', unit: 'yi' } },
    signed_on: '2026-10-15',
  },
})

export const missing = z
  .object({ field: z.string(), kind: z.enum(['field', 'evidence', 'rule']), label: said, because: said })
  .openapi('Missing')

export const unitRef = z.object({ id: z.string(), name: z.string() })

export const teamMember = z.object({ member_id: z.uuid(), name: z.string(), duty: z.enum(duties) })

export const light = z
  .object({
    light: z.string().openapi({ example: 'yellow' }),
    rule: z.string().nullable(),
    because: said.nullable(),
    on: z.string().nullable().describe('The day it turned'),
  })
  .openapi('Light')

/** What a member learns of a project outside its reach: that it exists, and who holds it. */
export const existence = z
  .object({ access: z.literal('existence'), id: z.string(), name: z.string(), unit: unitRef })
  .openapi('ProjectExistence')

export const nextStage = z.object({
  stage: z.string(),
  label: said,
  ok: z.boolean(),
  missing: z.array(missing),
  met: z.array(missing.omit({ because: true })).describe('What its gate asks for and is there'),
  date_field: z.string().nullable().describe('The date that the move asks for, where the stage is a milestone'),
})

export const project = z
  .object({
    access: z.enum(['full', 'code_name']),
    id: z.string(),
    version: z.number(),
    name: z.string(),
    unit: unitRef,
    playbook_id: z.string(),
    document: projectDocument,
    extra: z.record(z.string(), z.unknown()).describe('Columns of an imported ledger that no field takes'),
    stage: said.extend({ id: z.string(), entered_on: z.string() }),
    status: z.object({
      id: z.enum(statuses),
      reason: z.string().describe('An entry of the playbook’s dictionary, or text where it has none'),
      reason_label: said,
      note: z.string().describe('What was written beside the reason'),
      on: z.string().nullable(),
    }),
    light,
    service: z
      .array(
        said.extend({
          id: z.string(),
          due_on: z.string().describe('The last day for it'),
          done_on: z.string().nullable().describe('The day of the record that satisfied it'),
        }),
      )
      .describe('What the service level of leads asks for, done or due'),
    team: z.array(teamMember),
    history: z.array(
      z.object({
        stage: z.string(),
        label: said,
        entered_on: z.string(),
        left_on: z.string().nullable(),
        days: z.number(),
      }),
    ),
    next: z.array(nextStage),
    back: z.array(said.extend({ stage: z.string() })),
    without_rate: z.array(z.string()).describe('Figures that could not be turned into yuan: investment.agreed'),
    created_at: z.string(),
    created_by: z.string().nullable(),
    updated_at: z.string(),
    can: z.array(z.string()).openapi({ example: ['edit', 'move', 'note', 'add_evidence'] }),
  })
  .openapi('Project')
