import { z } from 'zod'
import { readEnvironment } from '#platform/environment.ts'
import { type LimitKind, type Limits, usualLimits } from '#platform/http/limits.ts'

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LANDFALL_DATA: z.string().min(1).optional(),
  LANDFALL_HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(7300),
  LANDFALL_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LANDFALL_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
  LANDFALL_LIMITS: z.string().default('').transform(limitsFrom),
  LANDFALL_METRICS_TOKEN: z.string().min(16).optional(),
  LANDFALL_SCAN: z.string().min(1).optional(),
  LANDFALL_SCAN_AWAY: z.enum(['refuse', 'accept']).default('refuse'),
  LANDFALL_UPLOAD_MB: z.coerce.number().int().min(1).max(2048).default(100),
})

/** `off`, or what differs from the usual, a minute: `sign_in=30,write=1000`. */
function limitsFrom(setting: string, context: z.RefinementCtx): Limits | undefined {
  if (setting === 'off') return undefined
  const limits = { ...usualLimits }
  for (const part of setting.split(',').filter(Boolean)) {
    const [, kind, count] = /^\s*(\w+)=(\d+)\s*$/.exec(part) ?? []
    if (kind && Object.hasOwn(limits, kind) && Number(count) > 0) limits[kind as LimitKind] = Number(count)
    else context.addIssue({ code: 'custom', message: part })
  }
  return limits
}

export type Settings = z.infer<typeof schema>

/** The environment, read once and checked at the start; a wrong value is a Problem that names the variable. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return readEnvironment(schema, environment)
}
