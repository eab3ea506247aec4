import { z } from 'zod'
import { ceilings } from './ceilings/model.ts'
import { firstContact } from './contact/model.ts'
import { claimKind, day, decimal, entry, field, id, line, origin, role, words } from './parts/model.ts'
import { relocation } from './relocation/model.ts'
import { claim, indicator, light, scoreRule, stage, status } from './rules/model.ts'
import { calendar, leadService } from './service/model.ts'
import { transfer } from './transfer/model.ts'

const rate = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  on: day.describe('In force from this day until the next one'),
  cny: decimal.describe('Yuan for one unit of the currency'),
  source: origin,
})

const reminders = z.strictObject({
  next_step_days: z.number().int().nonnegative().default(1).describe('Days before the date of the next step'),
  stage_deadline_days: z
    .number()
    .int()
    .nonnegative()
    .default(7)
    .describe('Days before the expected days of a stage end'),
  review_waiting_days: z
    .number()
    .int()
    .positive()
    .default(3)
    .describe('Days that a claim waits before its reviewer is told again'),
  report_every_days: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('Days after which a silent project is asked for a report'),
})

/** What differs from place to place. `playbookJsonSchema` gives editors the same. */
export const playbookSchema = z
  .strictObject({
    id,
    name: words,
    version: z.union([line, z.number().transform(String)]).describe('The place’s own version, for people'),
    effective_on: day,
    note: line.optional(),
    source: origin.optional(),
    dictionaries: z.record(id, z.array(entry).min(1)),
    rates: z.array(rate).default([]),
    roles: z.partialRecord(role, words).default({}).describe('What the roles are called here'),
    statuses: z.array(status).min(1),
    stages: z.array(stage).min(1).describe('In their order'),
    fields: z.array(field).default([]).describe('Fields that exist only here'),
    claims: z.partialRecord(claimKind, claim),
    lights: z
      .array(light)
      .default([])
      .describe('In order of severity: the first that is true sets the light, else green'),
    counting: z.array(indicator).default([]),
    scores: z.array(scoreRule).default([]),
    first_contact: firstContact.optional().describe('First contact 首谈; without it nobody is protected'),
    calendar: calendar.prefault({}),
    lead_service: leadService.optional().describe('Service levels of leads; without it none is late'),
    transfer: transfer
      .prefault({})
      .describe('Transfer 流转 of projects between units, and the sharing that follows it'),
    relocation: relocation.optional().describe('Relocation 企业平移; without it no project is taken for one'),
    reminders: reminders.prefault({}),
    ceilings: ceilings
      .prefault({})
      .describe('Sizes beyond which a figure is more likely a wrong unit: asked about, never refused'),
  })
  .describe('A Landfall playbook: stages, evidence, lights, counting rules and scores of one place')

export type Playbook = z.infer<typeof playbookSchema>

/** JSON Schema (draft 2020-12) of the YAML, for editors: completion and faults while typing. */
export function playbookJsonSchema(): unknown {
  return z.toJSONSchema(playbookSchema, { io: 'input' })
}
