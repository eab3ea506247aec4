import { z } from 'zod'
import { Problem } from '#platform/problem.ts'
import { text } from './text.ts'

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LANDFALL_DATA: z.string().min(1).optional(),
  LANDFALL_HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(7300),
  LANDFALL_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LANDFALL_UPLOAD_MB: z.coerce.number().int().min(1).max(2048).default(100),
})

export type Settings = z.infer<typeof schema>

/** The environment, read once and checked at the start; a wrong value is a Problem that names the variable. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = schema.safeParse(set)
  if (result.success) return result.data
  const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ')
  throw new Problem('invalid', 'settings.wrong', [text.settings[0](names), text.settings[1](names)])
}
