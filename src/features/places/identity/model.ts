export const attemptsAllowed = 5
export const lockedMinutes = 15

export interface Attempts {
  failures: number
  last_at: Date
  locked_until: Date | null
}

/** Whether nobody may try this user name now. A lock that ends later than any lock can was set before the clock was set back. */
export function isLocked({ locked_until }: Attempts, now: Date): boolean {
  if (locked_until === null) return false
  const left = locked_until.getTime() - now.getTime()
  return left > 0 && left <= lockedMinutes * 60_000
}

/**
 * One attempt more: counted before the password is looked at, so that many at once are no way around it, and struck out when it
 * was right. The fifth within the time of a lock locks; failures older than that are forgotten.
 */
export function afterAttempt(before: Attempts, now: Date): Attempts {
  const lockTime = lockedMinutes * 60_000
  const old = before.last_at.getTime() <= now.getTime() - lockTime || before.locked_until !== null
  const failures = old ? 1 : before.failures + 1
  return {
    failures,
    last_at: now,
    locked_until: failures >= attemptsAllowed ? new Date(now.getTime() + lockTime) : null,
  }
}

/** Why the provider's way in ended at the sign-in page: what its user can do differs with each. */
export type OidcEnd = 'away' | 'no_member' | 'disabled' | 'no_name' | 'cancelled' | 'late' | 'settings'

const ends: Record<string, OidcEnd> = {
  oidc_away: 'away',
  signup_disabled: 'no_member',
  account_not_linked: 'no_member',
  member_disabled: 'disabled',
  email_not_found: 'no_name',
  access_denied: 'cancelled',
  state_not_found: 'late',
  state_mismatch: 'late',
  state_security_mismatch: 'late',
  please_restart_the_process: 'late',
  invalid_callback_request: 'late',
}

/** By the word that the address of the page brings; whatever else goes wrong is a matter of the server's settings. */
export function oidcEnd(error: string): OidcEnd {
  return ends[error] ?? 'settings'
}

const here = 'http://here.invalid'

/** Where the member wanted to go, as a path of this site: never another site, however its address is disguised. */
export function pathAfter(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, here)) return '/'
  const { origin, pathname, search, hash } = new URL(wanted, here)
  return origin === here ? pathname + search + hash : '/'
}
