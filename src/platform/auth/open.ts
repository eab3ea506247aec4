import type { Db } from '../db/open.ts'
import type { Auth } from './auth.ts'
import type { AuthSettings, OidcSettings } from './model.ts'

export interface OpenedAuth {
  settings: AuthSettings
  /** Passwords, codes and sessions. */
  auth: () => Promise<Auth>
  /** The same with OIDC: apart, so that a provider that is away delays nobody else. */
  oidc: () => Promise<Auth>
}

const opened = new WeakMap<Db, OpenedAuth>()

/**
 * Says how members sign in to this database; once, before the first request. Actions find it again through the database that they
 * are given (`authOf`), so that the table of routes stays a constant. better-auth takes a second to load: it loads at first use.
 */
export function openAuth(db: Db, settings: AuthSettings): OpenedAuth {
  const load = async (oidc?: OidcSettings) => (await import('./auth.ts')).createAuth(db, settings, oidc)
  const made = { settings, auth: once(() => load()), oidc: once(() => load(settings.oidc)) }
  opened.set(db, made)
  return made
}

export function authOf(db: Db): OpenedAuth {
  const found = opened.get(db)
  if (!found) throw new Error('openAuth was not called for this database')
  return found
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Whether better-auth said no, in contrast to failing. */
export function refused(error: unknown): boolean {
  const { name, statusCode } = error as { name?: string; statusCode?: number }
  return name === 'APIError' && statusCode !== undefined && statusCode < 500
}
