import { z } from 'zod'
import { cel, claimKind, id, line, milestoneKind, need, origin, role, words } from '../parts/model.ts'

/** The sections of a playbook that judge: stages, claims, lights, counting, scores. */

export const stage = z.strictObject({
  id,
  zh: line,
  en: line,
  phase: z.enum(['before_signing', 'after_signing', 'closed']),
  days: z.number().int().positive().optional().describe('Days that a project is expected to stay here'),
  moves: z.array(id).optional().describe('Stages that may follow; without it the next in the list'),
  needs: z
    .array(need)
    .default([])
    .describe('What must be there on entering; the needs of all earlier stages count too'),
  milestone: z
    .strictObject({ kind: milestoneKind, date_field: id.describe('The date field that says when it happened') })
    .optional()
    .describe('Entering states this milestone, and its claim goes to review'),
  submit: z.array(role).default(['officer', 'unit_lead']).describe('Who may move a project here'),
})
export type Stage = z.infer<typeof stage>

export const status = z.strictObject({
  id: z.enum(['active', 'paused', 'lost', 'withdrawn']),
  zh: line,
  en: line,
  reasons: id.optional().describe('Dictionary of reasons; where given, the status needs a reason and a date'),
})

export const claim = z.strictObject({
  zh: line,
  en: line,
  needs: z.array(need).default([]),
  amount: z
    .enum(['required', 'optional', 'none'])
    .default('none')
    .describe('Whether the claim states an amount of money'),
  amount_from: line.optional().describe('Figure offered as the amount: investment.agreed'),
  voucher: z.boolean().default(false).describe('Whether a voucher number is required'),
  submit: z.array(role).default(['officer', 'unit_lead']).describe('Who may submit it'),
  review: z
    .array(z.enum(['unit', 'city']))
    .min(1)
    .describe('Levels of review, in order'),
})
export type ClaimRule = z.infer<typeof claim>

export const light = z.strictObject({
  id,
  light: z.enum(['red', 'yellow', 'blue']),
  stages: z.array(id).optional().describe('Only in these stages'),
  step: id.optional().describe('Only while this step of the lead service is the one due next'),
  when: cel,
  zh: line,
  en: line,
  source: origin.optional(),
})
export type LightRule = z.infer<typeof light>

export const exclusion = z.strictObject({ when: cel, because: words })

export const indicator = z.strictObject({
  id,
  zh: line,
  en: line,
  claim: claimKind.describe('Approved claims of this kind are counted'),
  metric: line.optional().describe('For outcomes: jobs, output or tax'),
  measure: z.enum(['count', 'amount']).describe('The headline figure; both are kept'),
  amount: line.optional().describe('Figure used where the claim states no amount: investment.agreed'),
  once_per: z.enum(['project', 'year', 'claim']).default('project').describe('How often one project counts'),
  capital_increase: z
    .enum(['increment', 'excluded'])
    .default('increment')
    .describe('A capital increase adds its amount and no project, or stays out'),
  exclude: z.array(exclusion).default([]),
})
export type Indicator = z.infer<typeof indicator>

const scoreItem = { id, zh: line, en: line, weight: z.number().nonnegative(), source: origin.optional() }
const each = z
  .array(
    z.strictObject({
      metric: cel.describe('How many'),
      points: z.number().nonnegative().describe('Points for each one'),
      cap: z.number().nonnegative().optional(),
      zh: line,
      en: line,
    }),
  )
  .min(1)

export const scoreRule = z.discriminatedUnion('rule', [
  z.strictObject({ ...scoreItem, rule: z.literal('ratio'), metric: cel }),
  z.strictObject({
    ...scoreItem,
    rule: z.literal('ratio_capped'),
    metric: cel,
    cap: z.number().positive().default(1).describe('The ratio counts up to this'),
  }),
  z.strictObject({
    ...scoreItem,
    rule: z.literal('efficacy').describe('(x − min) ÷ (max − min) × 40 + 60, as hundredths of the weight'),
    metric: cel,
    min: cel,
    max: cel,
  }),
  z.strictObject({
    ...scoreItem,
    rule: z.literal('steps'),
    metric: cel,
    steps: z.array(z.strictObject({ at_least: z.number(), points: z.number() })).min(1),
  }),
  z.strictObject({ ...scoreItem, rule: z.literal('deduction'), each }),
  z.strictObject({ ...scoreItem, rule: z.literal('bonus'), each }).describe('The weight is the cap of all together'),
])
export type ScoreRule = z.infer<typeof scoreRule>
