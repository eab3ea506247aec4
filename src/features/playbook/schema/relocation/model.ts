import { z } from 'zod'
import { id, milestoneKind, role, words } from '../parts/model.ts'

/** Relocation 企业平移: an investor who produces in one unit of the tenant and comes to another brings nothing new. */
export const relocation = z.strictObject({
  from_stage: id.describe('A project produces once it is at this stage or past it'),
  claims: z
    .array(milestoneKind)
    .default(['production'])
    .describe('Milestones whose approved claim proves production, whatever the stage'),
  statuses: z
    .array(id)
    .min(1)
    .default(['active', 'paused', 'lost'])
    .describe('Statuses in which the earlier project is still taken for a place of production: who leaves is lost'),
  judged_on: z
    .enum(['registered', 'signed'])
    .default('registered')
    .describe('What the production must have preceded: that the project came in, or that it was signed'),
  exclude: z.array(id).min(1).describe('Indicators in which a relocation does not count'),
  because: words.describe('Why it does not count, beside each line that stays out'),
  deciders: z
    .array(role)
    .min(1)
    .default(['city_reviewer', 'leader'])
    .describe('Who lifts a flag or sets one, above both units'),
})
export type RelocationRule = z.infer<typeof relocation>
