import type { z } from 'zod'
import { Problem } from './problem.ts'
import { text } from './text.ts'
import { say } from './words.ts'
import { faultsOf } from './zod-words.ts'

/** Settings from the environment, where an empty variable is none. A wrong one is a Problem that names it and says why. */
export function readEnvironment<S extends z.ZodType>(schema: S, environment: NodeJS.ProcessEnv): z.infer<S> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const { success, data } = schema.safeParse(set)
  if (success) return data
  const faults = faultsOf(schema, set)
  const names = faults.map(({ field }) => field).join(', ')
  throw new Problem('invalid', 'settings.wrong', say(text.environment, names), { faults })
}
