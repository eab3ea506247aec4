import { z } from 'zod'

/**
 * A mapping file: what a ledger's columns mean, where the headers do not say it or say it otherwise. Everything is optional; what
 * is left out is found as without a map. `maps/facilities.json` is a complete example.
 */

const line = z.string().trim().min(1)
const fieldId = z.string().regex(/^[a-z][a-z0-9_]*$/, { error: 'a field id: lower-case letters, digits and _' })

/** Facts that one value of a cell states: {"stage": "started"} or {"status": "lost", "status_reason": "other"}. */
const facts = z.record(fieldId, z.union([z.string(), z.boolean()]))

export const columnRule = z.strictObject({
  field: fieldId
    .nullable()
    .describe('A field id, `stage`, `contact` (name and phone in one cell), or null: kept as it is'),
  unit: line.optional().describe('As a header would say it: 万元, million, 亩'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  basis: z.enum(['announced', 'agreed']).optional().describe('verified comes from approved claims alone'),
  estimate: z.boolean().optional(),
  year: z
    .string()
    .regex(/^(19|20|21)\d{2}$/)
    .optional()
    .describe('For figures that are kept by year, and for days that name none: 11月18日'),
  month: z
    .enum(['first_day', 'last_day'])
    .optional()
    .describe('A month without a day means this day of it, and the cell is kept as it is; otherwise it is refused'),
  century: z
    .enum(['19', '20'])
    .optional()
    .describe(
      'A year of two digits comes first and is of this century: 26.3.5. The cell is kept as it is; otherwise it is refused',
    ),
  later: z
    .literal('planned')
    .optional()
    .describe(
      'A day that has not come, in a column of what has happened, is that of the plan; otherwise it is refused',
    ),
  unread: z
    .literal('keep')
    .optional()
    .describe(
      'A cell that cannot be read with certainty is kept as it is, the fact blank; otherwise it refuses its row',
    ),
  values: z
    .record(z.string(), z.union([z.string(), z.null(), facts]))
    .optional()
    .describe(
      'Text of a cell → what it means: a value of the field, a figure as it should have been written, null for nothing, or several facts at once',
    ),
  keep: z
    .boolean()
    .optional()
    .describe('Keep the cell as it is as well, with the unknown columns; false with field null: leave the column out'),
})
export type ColumnRule = z.infer<typeof columnRule>

export const mapSchema = z.strictObject({
  name: line.describe('The source, for people'),
  source: z
    .uuid()
    .optional()
    .describe('What rows with a key are known again by, where the name may change; the system gives it, see memory'),
  headers: z
    .array(line)
    .min(1)
    .optional()
    .describe(
      'A preset: the headers that such a ledger is recognised by. Of the columns it names, a ledger may lack some',
    ),
  note: z
    .union([line, z.array(line)])
    .optional()
    .describe('Why it maps as it does'),
  sheet: z.union([line, z.number().int().nonnegative()]).optional().describe('Name, or place from 0'),
  header_row: z
    .number()
    .int()
    .nonnegative()
    .optional()
    .describe(
      'Row number of the headers; found by itself if left out. 0: none that is known; columns without one are 列A, 列B or #1, #2',
    ),
  skip_rows: z.number().int().nonnegative().optional().describe('Rows between the headers and the first project'),
  columns: z
    .record(line, z.union([fieldId, columnRule]))
    .default({})
    .describe('Header, or place as #3 → field, or a rule'),
  constants: facts.default({}).describe('Facts that hold for every row that does not say otherwise'),
  compose: z
    .record(fieldId, line)
    .default({})
    .describe('Text facts put together from columns: "{Company} {Technology}"; an empty column leaves no gap'),
  key: z
    .array(line)
    .min(1)
    .optional()
    .describe('Headers that tell rows of this source apart: the same file twice makes nothing twice'),
  refuse_when: z
    .array(z.strictObject({ column: line, is: z.array(z.string()).min(1), zh: line, en: line }))
    .default([])
    .describe('Rows that are refused for what a column says'),
})
export type ImportMap = z.infer<typeof mapSchema>

/** JSON Schema of the file, for editors. */
export function mapJsonSchema(): unknown {
  return z.toJSONSchema(mapSchema, { io: 'input' })
}
