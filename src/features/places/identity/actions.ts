import { plainUserName } from '#platform/auth/account.ts'
import { sessionToken } from '#platform/auth/cookie.ts'
import { issuerFault } from '#platform/auth/oidc.ts'
import { authOf, refused } from '#platform/auth/open.ts'
import { keyHash } from '#platform/auth/random.ts'
import type { Context, Me } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { announce } from '#platform/live/announce.ts'
import { sweepAnswered } from '#platform/once/once.ts'
import { Problem } from '#platform/problem.ts'
import { type Language, say } from '#platform/words.ts'
import { navigation } from '../access.ts'
import { setPassword } from '../account/actions.ts'
import { grantsWithReach, type Role, reachOf } from '../model.ts'
import { unitsOf } from '../units/store.ts'
import { type Attempts, afterAttempt, isLocked, lockedMinutes, pathAfter } from './model.ts'
import * as store from './store.ts'
import { text } from './text.ts'

/** A stranger's request: nobody is known yet. */
export type Door = Pick<Context, 'db' | 'now'>

export interface Credentials {
  user_name: string
  password: string
  code?: string
  /** A password of their own, where the present one was made for them. */
  next?: string
}

/** Who is asking, from the session's cookie or an API key; null for a stranger, a disabled member, an ended session or key. */
export function identifier(db: Db, now: () => Date): (request: Request) => Promise<Me | null> {
  return async (request) => {
    const bearer = await bearerOf(db, request, now())
    if (!bearer) return null
    const units = await unitsOf(db, bearer.tenant_id)
    const { tenant_id, member_id, user_id, name, grants } = bearer
    return {
      tenant_id,
      member_id,
      user_id,
      name,
      grants: grantsWithReach(grants, units),
      reach: reachOf(grants, units),
    }
  }
}

/** What the sign-in page shows: the place where there is one, and the way in besides passwords. */
export async function signInOptions({ db }: Door) {
  const tenants = await store.someTenants(db)
  const { oidc } = authOf(db).settings
  const place = tenants.length === 1 ? tenants[0]! : null
  return { place, founded: tenants.length > 0, oidc: oidc ? { name: oidc.name } : null }
}

/**
 * Signs in, or asks for the code of the second step, or for a password of their own in the place of one that was made for them;
 * answers the cookies to set. Wrong ones are counted, the fifth locks.
 */
export async function signIn(door: Door, given: Credentials, userAgent: string | null) {
  const userName = plainUserName(given.user_name)
  const attempt = await countAttempt(door, userName)
  const passed = await passDoor(door.db, userName, given, userAgent)
  if (passed === 'wrong' || passed === 'code_wrong') throw wrong(passed, attempt)
  if (passed === 'code_needed') {
    await store.forgiveAttempt(door.db, userName)
    return { status: passed, cookies: [] }
  }
  const member = await store.memberOfUserName(door.db, userName)
  if (!member || member.disabled_at) {
    if (member) await store.endSessions(door.db, member.user_id)
    throw new Problem('forbidden', 'sign_in.disabled', text.disabled)
  }
  await store.forgetAttempts(door.db, userName)
  if (member.password_given) {
    // No session stays open upon a password that somebody else has seen.
    const end = () => store.endSessions(door.db, member.user_id)
    if (given.next === undefined) {
      await end()
      return { status: 'password_needed' as const, cookies: [] }
    }
    await setOwnPassword(door, member, { current: given.password, next: given.next }).catch(async (error) => {
      await end()
      throw error
    })
  }
  return { status: 'signed_in' as const, cookies: passed }
}

export async function signOut({ db, now }: Door, request: Request): Promise<string[]> {
  const auth = await authOf(db).auth()
  const bearer = await bearerOf(db, request, now)
  const { headers } = await auth.api.signOut({ headers: cookiesOf(request), returnHeaders: true })
  // Pages that follow changes in other windows end with the session.
  if (bearer) await announce(db, bearer.tenant_id, [{ kind: 'session', id: bearer.member_id, version: 0 }])
  return headers.getSetCookie()
}

/** Where to send the browser so that the provider can ask who it is, and then to the path that was wanted. */
export async function startOidc({ db }: Door, request: Request, wanted?: string): Promise<Response> {
  const { settings, oidc } = authOf(db)
  if (!settings.oidc) throw new Problem('missing', 'sign_in.no_oidc', text.no_oidc)
  if (await issuerFault(settings.oidc.issuer)) return redirect(providerAway)
  const auth = await oidc()
  const origin = settings.url ?? new URL(request.url).origin
  const answer = await auth.handler(
    new Request(new URL('/api/auth/sign-in/social', origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ provider: 'oidc', callbackURL: pathAfter(wanted), errorCallbackURL: '/sign-in' }),
    }),
  )
  const { url } = (answer.ok ? await answer.json() : {}) as { url?: string }
  return redirect(url ?? providerAway, answer)
}

/** The provider's answer: a session for a member who is there already, else back to the sign-in page with the reason. */
export async function finishOidc({ db, now }: Door, request: Request): Promise<Response> {
  const { settings, oidc } = authOf(db)
  if (!settings.oidc) throw new Problem('missing', 'sign_in.no_oidc', text.no_oidc)
  const auth = await oidc()
  const answer = await auth.handler(request)
  const opened = new Request(request.url, { headers: { cookie: cookiesSet(answer.headers).join('; ') } })
  const isOpen = sessionToken(opened, settings.secret) !== null
  if (isOpen && !(await bearerOf(db, opened, now))) return redirect('/sign-in?error=member_disabled')
  return redirect(answer.headers.get('location') ?? providerAway, answer)
}

export async function describeMe({ db, me }: Context) {
  const [profile, units] = await Promise.all([
    store.profileOf(db, me.tenant_id, me.member_id),
    unitsOf(db, me.tenant_id),
  ])
  const { slug, tenant_name, tenant_name_en, demo, version: _version, language, two_factor, ...member } = profile
  const named = new Map(units.map((unit) => [unit.id, unit]))
  return {
    ...member,
    member_id: me.member_id,
    language: language as Language,
    two_factor: two_factor ?? false,
    tenant: { id: me.tenant_id, slug, name: tenant_name, name_en: tenant_name_en, demo },
    grants: me.grants.map(({ role, unit_id }) => ({
      role: role as Role,
      unit_id,
      unit_name: named.get(unit_id)?.name ?? '',
      unit_name_en: named.get(unit_id)?.name_en ?? '',
    })),
    can: navigation(me),
  }
}

/** Moves the end of a session in use further out; answers the cookies that say so. */
export async function prolongSession({ db }: Door, request: Request): Promise<string[]> {
  if (request.headers.has('authorization')) return []
  const auth = await authOf(db).auth()
  const { headers } = await auth.api.getSession({ headers: cookiesOf(request), returnHeaders: true })
  return headers.getSetCookie()
}

export async function changeLanguage({ db, me, now }: Context, language: Language) {
  await db.transaction().execute(async (tx) => {
    const seen = await hold(tx, me.tenant_id, me.member_id)
    const before = await store.profileOf(tx, me.tenant_id, me.member_id)
    const changes = changesBetween({ language: before.language }, { language })
    if (Object.keys(changes).length === 0) return
    await store.setMember(tx, me.tenant_id, me.member_id, { language, version: seen + 1 })
    await record(tx, { ...me, now }, [{ stream: me.member_id, kind: 'member.changed', seen, changes }])
  })
  return { done: true as const }
}

function setOwnPassword(
  door: Door,
  { tenant_id, id, user_id }: { tenant_id: string; id: string; user_id: string },
  passwords: { current: string; next: string },
) {
  return setPassword({ ...door, me: { tenant_id, member_id: id, user_id } }, passwords)
}

/** Forgets sessions, half-done sign-ins, counts of failures and answers to repeated requests that ran out a day ago. */
export async function sweepDoor(db: Db, now: Date): Promise<void> {
  await store.deleteExpired(db, now)
  await sweepAnswered(db, now)
}

async function bearerOf(db: Db, request: Request, now: Date): Promise<store.Bearer | undefined> {
  const authorization = request.headers.get('authorization')
  if (authorization !== null) return keyBearer(db, authorization, now)
  const token = sessionToken(request, authOf(db).settings.secret)
  return token === null ? undefined : store.bearerOfSession(db, token, now)
}

async function keyBearer(db: Db, authorization: string, now: Date): Promise<store.Bearer | undefined> {
  const [, key] = authorization.match(/^Bearer (lf_[\w-]{20,100})$/i) ?? []
  const bearer = key ? await store.bearerOfKey(db, keyHash(key), now) : undefined
  const minuteAgo = new Date(now.getTime() - 60_000).toISOString()
  if (bearer && (bearer.last_used_at ?? '') < minuteAgo) await store.touchKey(db, bearer.tenant_id, bearer.key_id, now)
  return bearer
}

async function countAttempt({ db, now }: Door, userName: string): Promise<Attempts> {
  return db.transaction().execute(async (tx) => {
    const before = await store.holdAttempts(tx, userName, now)
    if (isLocked(before, now)) throw locked(before)
    const after = afterAttempt(before, now)
    await store.keepAttempts(tx, userName, after)
    return after
  })
}

type Passed = 'wrong' | 'code_wrong' | 'code_needed' | string[]

async function passDoor(db: Db, username: string, given: Credentials, userAgent: string | null): Promise<Passed> {
  const auth = await authOf(db).auth()
  const headers = new Headers(userAgent ? { 'user-agent': userAgent } : {})
  const { password, code } = given
  const first = await auth.api
    .signInUsername({ body: { username, password }, headers, returnHeaders: true })
    .catch(nothingIfRefused)
  if (!first) return 'wrong'
  if (!('twoFactorRedirect' in first.response)) return first.headers.getSetCookie()
  if (!code) return 'code_needed'
  headers.set('cookie', challengeOf(first.headers))
  const typed = { body: { code: code.trim() }, headers, returnHeaders: true as const }
  const second = await (/^\d{6}$/.test(typed.body.code)
    ? auth.api.verifyTOTP(typed)
    : auth.api.verifyBackupCode(typed)
  ).catch(nothingIfRefused)
  return second ? second.headers.getSetCookie() : 'code_wrong'
}

/** The two-factor cookie alone. */
function challengeOf(headers: Headers): string {
  return cookiesSet(headers)
    .filter((cookie) => cookie.includes('two_factor='))
    .join('; ')
}

/** The cookies that an answer sets, as the browser would send them back. */
function cookiesSet(headers: Headers): string[] {
  return headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
}

function nothingIfRefused(error: unknown): null {
  if (!refused(error)) throw error
  return null
}

function wrong(what: 'wrong' | 'code_wrong', attempt: Attempts): Problem {
  if (attempt.locked_until) return locked(attempt)
  return new Problem('unauthenticated', `sign_in.${what}`, text[what])
}

const beijingTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' })

function locked({ locked_until }: Attempts): Problem {
  const until = locked_until ?? new Date(0)
  return new Problem('too_many', 'sign_in.locked', say(text.locked, beijingTime.format(until)), {
    extra: { locked_until: until.toISOString() },
    retryAfter: lockedMinutes * 60,
  })
}

function cookiesOf(request: Request): Headers {
  return new Headers({ cookie: request.headers.get('cookie') ?? '' })
}

const providerAway = '/sign-in?error=oidc_away'

function redirect(location: string, answer?: Response): Response {
  const headers = new Headers({ location })
  for (const cookie of answer?.headers.getSetCookie() ?? []) headers.append('set-cookie', cookie)
  return new Response(null, { status: 302, headers })
}
