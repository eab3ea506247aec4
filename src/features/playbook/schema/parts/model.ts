import { z } from 'zod'
import { roles } from '#features/places/model.ts'

/** The small pieces that every section of a playbook is made of. */

/** A fault of our own in one text, Chinese first, as Zod carries one message only; loading parts them. */
export const faultMark = '｜'
export const fault = (zh: string, en: string): { error: string } => ({ error: `${zh}${faultMark}${en}` })

export const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*$/,
    fault('编号只用小写字母、数字和下划线，以字母开头', 'lower-case letters, digits and _; starts with a letter'),
  )
  .describe('An id: lower-case letters, digits and underscores. It never changes once in use.')

export const line = z.string().trim().min(1)

export const words = z
  .strictObject({ zh: line.describe('Chinese, as officials say it'), en: line.describe('English') })
  .describe('What a person reads, in both languages')
export type Said = z.infer<typeof words>

export const origin = z
  .union([line, words])
  .describe(
    'Where it was taken from: a place and year, or that the number is our default; one text does for both languages',
  )

export const day = z.iso.date().describe('A day, YYYY-MM-DD (write it in quotes or plain)')

export const cel = line.describe('A CEL expression; a missing fact makes the answer unknown, neither yes nor no')

export const decimal = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(String)

export const role = z.enum(roles)

export const milestoneKinds = [
  'signing',
  'registration',
  'filing',
  'permit',
  'start',
  'in_statistics',
  'completion',
  'production',
  'scale',
  'full_capacity',
] as const
export const milestoneKind = z.enum(milestoneKinds).describe('A milestone that a claim may state')

export const claimKinds = [...milestoneKinds, 'arrival', 'outcome'] as const
export const claimKind = z
  .enum(claimKinds)
  .describe('What a claim may state: a milestone, an arrival of funds, an outcome')
export type ClaimKind = (typeof claimKinds)[number]

export const need = z
  .strictObject({
    field: line.optional().describe('A field id; a figure may name its basis: investment.agreed'),
    evidence: z
      .union([id, z.array(id).min(1)])
      .optional()
      .describe('A kind of evidence, or a list of which any one will do'),
    rule: cel.optional().describe('A CEL condition that must be true'),
    when: cel.optional().describe('The need holds only where this CEL condition is true'),
    label: words.optional().describe('Shown instead of the name of the field or evidence'),
    because: words.describe('Why it is needed'),
  })
  .refine(
    (one) => [one.field, one.evidence, one.rule].filter((part) => part !== undefined).length === 1,
    fault('field、evidence、rule 三者须且只能写一个', 'name exactly one of field, evidence, rule'),
  )
  .describe('Something that must be there: a field, a piece of evidence, or a rule that holds')
export type Need = z.infer<typeof need>

export const entry = z.strictObject({
  id: line.describe('Stored value'),
  zh: line,
  en: line,
  synonyms: z.array(line).optional().describe('Other spellings that imports understand'),
})

export const field = z.strictObject({
  id,
  type: z.enum(['text', 'longtext', 'date', 'yesno', 'choice', 'industry', 'unit', 'member', 'number', 'tags']),
  zh: line,
  en: line,
  dictionary: id.optional().describe('For a choice: where its entries are'),
  from_stage: id.optional().describe('The form shows it from this stage on'),
  synonyms: z.array(line).optional().describe('Other column headers that imports understand'),
})
