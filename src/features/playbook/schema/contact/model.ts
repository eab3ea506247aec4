import { z } from 'zod'
import { fault, id, need, role } from '../parts/model.ts'

const days = z.number().int().positive()

/** First contact 首谈: who may court an investor, for how long, and who settles a quarrel over it. */
export const firstContact = z
  .strictObject({
    needs: z
      .array(need)
      .default([])
      .describe('What makes a registration valid, beside an investor who is named: facts, size, proof of contact'),
    days: days.describe('Days that the registration protects, and each talk with the investor anew'),
    limit_days: days.describe('The most days in all, however often the talks renew it'),
    warn_days: z.array(days).default([14, 3]).describe('Days before its end on which its holder is warned'),
    pause_days: z
      .number()
      .int()
      .nonnegative()
      .default(0)
      .describe('The most days in all that its clock may stand still'),
    ends_at: id.optional().describe('The stage that ends it in success; without it the first after signing'),
    answer_days: days.default(3).describe('Days in which the holder answers who asks; after them who asked may appeal'),
    arbiters: z.array(role).min(1).default(['city_reviewer']).describe('Who decides a dispute, above both units'),
  })
  .refine((rule) => rule.limit_days >= rule.days, {
    ...fault('limit_days 不能小于 days', 'limit_days cannot be less than days'),
    path: ['limit_days'],
  })
export type FirstContact = z.infer<typeof firstContact>
