import { z } from 'zod'
import { cel, day, fault, id, line, origin } from '../parts/model.ts'

/** Kinds of events in a project's ledger that can satisfy a step. What somebody ticks is not among them. */
export const serviceRecords = [
  'contacted',
  'fed_back',
  'moved',
  'moved_back',
  'status_set',
  'noted',
  'evidence_added',
] as const
export type ServiceRecord = (typeof serviceRecords)[number]

const days = z.number().int().positive()

export const calendar = z
  .strictObject({
    count: z.enum(['calendar', 'working']).default('calendar').describe('Which days a service level counts'),
    holidays: z.array(day).default([]).describe('Working days that are off'),
    workdays: z.array(day).default([]).describe('Saturdays and Sundays that are worked'),
  })
  .describe('How days are counted: each of them, or those on which offices are open')
export type Calendar = z.infer<typeof calendar>

const step = z
  .strictObject({
    id,
    zh: line,
    en: line,
    within: days.optional().describe('Days from the day on which the lead was logged, once'),
    every: days.optional().describe('Days from the last such record, again and again'),
    by: z.array(z.enum(serviceRecords)).min(1).describe('Records of the ledger that satisfy it; any one will do'),
    stages: z.array(id).min(1).describe('Asked for in these stages only'),
    when: cel.optional().describe('Asked for only where this CEL condition is true'),
    source: origin.optional(),
  })
  .refine(
    ({ within, every }) => (within === undefined) !== (every === undefined),
    fault('within、every 须且只能写一个', 'name exactly one of within, every'),
  )
export type ServiceRule = z.infer<typeof step>

/** Service levels of leads 线索时限: what is to be done with a lead, by when, and which record shows it. */
export const leadService = z.strictObject({
  remind_days: z
    .number()
    .int()
    .nonnegative()
    .default(1)
    .describe('Days before the last day on which who carries it is told'),
  steps: z.array(step).min(1),
})
