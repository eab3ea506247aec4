import { z } from 'zod'

const days = z.number().int().positive()
const percent = z.number().int().min(0).max(100)

/** Transfer 流转: how long an offer stands, and how what comes of a project is shared with the unit that passed it on. */
export const transfer = z.strictObject({
  answer_days: days.default(7).describe('Days in which a named unit answers; silence returns the project'),
  pool_days: days.default(90).describe('Days that a project waits in the pool; silence returns it'),
  share_counts: percent.default(50).describe('Percent of every count and amount for the unit that passed it on'),
  share_tax: percent.default(50).describe('Percent of its tax for the unit that passed it on'),
  years: z.number().int().min(0).max(50).default(5).describe('Years that the sharing lasts from the day it is taken'),
})
