import { z } from 'zod'
import { readEnvironment } from '../environment.ts'
import type { AuthSettings } from './model.ts'
import { readSecret } from './secret.ts'

const schema = z
  .object({
    LANDFALL_URL: z.url({ protocol: /^https?$/ }).optional(),
    LANDFALL_SECRET: z.string().min(32).optional(),
    LANDFALL_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    LANDFALL_OIDC_CLIENT_ID: z.string().optional(),
    LANDFALL_OIDC_CLIENT_SECRET: z.string().optional(),
    LANDFALL_OIDC_NAME: z.string().default('OIDC'),
    LANDFALL_OIDC_USER_NAME_CLAIM: z.string().default('preferred_username'),
  })
  .superRefine((set, context) => {
    if (!set.LANDFALL_OIDC_ISSUER) return
    for (const name of ['LANDFALL_OIDC_CLIENT_ID', 'LANDFALL_OIDC_CLIENT_SECRET'] as const)
      if (!set[name]) context.addIssue({ code: 'custom', path: [name], message: 'missing' })
  })

/** How members sign in, from the environment and the data folder; a wrong value is a Problem that names the variable. */
export async function readAuthSettings(folder: string, environment: NodeJS.ProcessEnv): Promise<AuthSettings> {
  const set = readEnvironment(schema, environment)
  return {
    secret: await readSecret(folder, environment),
    url: set.LANDFALL_URL,
    oidc: set.LANDFALL_OIDC_ISSUER
      ? {
          issuer: set.LANDFALL_OIDC_ISSUER,
          client_id: set.LANDFALL_OIDC_CLIENT_ID ?? '',
          client_secret: set.LANDFALL_OIDC_CLIENT_SECRET ?? '',
          name: set.LANDFALL_OIDC_NAME,
          user_name_claim: set.LANDFALL_OIDC_USER_NAME_CLAIM,
        }
      : undefined,
  }
}
