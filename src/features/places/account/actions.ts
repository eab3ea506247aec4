import { sessionToken } from '#platform/auth/cookie.ts'
import { authOf, refused } from '#platform/auth/open.ts'
import { hashChosen, isPassword } from '#platform/auth/password.ts'
import { keyHash, keyPrefix, newKey } from '#platform/auth/random.ts'
import type { Context, Me } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import type { Changes } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { passwordFault } from './model.ts'
import * as store from './store.ts'
import { text } from './text.ts'

const done = { done: true } as const

type Owner = Pick<Me, 'tenant_id' | 'member_id' | 'user_id'>

/** Changes the member's own password; every other session of theirs ends. */
export async function changePassword(context: Context, given: { current: string; next: string }, request: Request) {
  const { db, me } = context
  const token = ownSession(context, request)
  const hash = await store.passwordHashOf(db, me.user_id)
  if (!hash || !(await isPassword(hash, given.current))) throw wrongField('current', text.password_wrong)
  await setPassword(context, given, (tx) => store.deleteSessions(tx, me.user_id, token))
  return done
}

/** Puts a member's own password in the place of one that was proven just now. */
export async function setPassword(
  { db, me, now }: Pick<Context, 'db' | 'now'> & { me: Owner },
  { current, next }: { current: string; next: string },
  also?: (tx: Tx) => Promise<void>,
) {
  const fault = passwordFault(next, await store.userNameOf(db, me.tenant_id, me.member_id))
  if (fault) throw wrongField('next', text[fault])
  if (next === current) throw wrongField('next', text.password_same)
  const hash = await hashChosen(next)
  await noteOnMember({ db, me, now }, 'member.password_changed', {}, async (tx) => {
    await store.setPasswordHash(tx, me.user_id, hash, now)
    await also?.(tx)
  })
}

export async function listSessions({ db, me, now }: Context, request: Request) {
  const current = sessionToken(request, authOf(db).settings.secret)
  const sessions = await store.sessionsOf(db, me.user_id, now)
  return {
    items: sessions.map(({ token, ...session }) => ({ ...session, current: token === current })),
  }
}

export async function endSession(context: Context, id: string, request: Request) {
  ownSession(context, request)
  const { db, me } = context
  if (!(await store.deleteSession(db, me.user_id, id)))
    throw new Problem('missing', 'session.missing', text.session_missing)
  return done
}

export async function endOtherSessions(context: Context, request: Request) {
  await store.deleteSessions(context.db, context.me.user_id, ownSession(context, request))
  return done
}

/** Makes the secret of an authenticator and the backup codes; nothing is on before a first code confirms it. */
export async function startTwoFactor(context: Context, password: string, request: Request) {
  ownSession(context, request)
  const { db, me } = context
  const auth = await authOf(db).auth()
  if (await store.twoFactorOn(db, me.user_id)) throw new Problem('conflict', 'two_factor.on', text.two_factor_on)
  const made = await auth.api
    .enableTwoFactor({ body: { password }, headers: cookiesOf(request) })
    .catch(orRefuse('password', text.password_wrong))
  if (!('totpURI' in made)) throw wrongField('password', text.password_wrong)
  const secret = new URL(made.totpURI).searchParams.get('secret') ?? ''
  const userName = await store.userNameOf(db, me.tenant_id, me.member_id)
  return { uri: otpAddress(userName, secret), secret, backup_codes: made.backupCodes }
}

/** Turns two-factor sign-in on; answers the cookies of the session that takes the old one's place. */
export async function confirmTwoFactor(context: Context, code: string, request: Request): Promise<string[]> {
  ownSession(context, request)
  const auth = await authOf(context.db).auth()
  const { headers } = await auth.api
    .verifyTOTP({ body: { code: code.trim() }, headers: cookiesOf(request), returnHeaders: true })
    .catch(orRefuse('code', text.code_wrong))
  await noteOnMember(context, 'member.two_factor_on', { two_factor: [false, true] })
  return headers.getSetCookie()
}

export async function stopTwoFactor(context: Context, password: string, request: Request): Promise<string[]> {
  ownSession(context, request)
  const auth = await authOf(context.db).auth()
  const { headers } = await auth.api
    .disableTwoFactor({ body: { password }, headers: cookiesOf(request), returnHeaders: true })
    .catch(orRefuse('password', text.password_wrong))
  await noteOnMember(context, 'member.two_factor_off', { two_factor: [true, false] })
  return headers.getSetCookie()
}

export async function listKeys({ db, me, now }: Context) {
  const keys = await store.keysOf(db, me.tenant_id, me.member_id)
  return { items: keys.map((key) => presentedKey(key, now)) }
}

/** Makes a key that acts as the member; its text is answered this once and only its hash is kept. */
export async function addKey(context: Context, draft: { name: string; days: number | null }, request: Request) {
  ownSession(context, request)
  const { me, now } = context
  const secret = newKey()
  const key = {
    tenant_id: me.tenant_id,
    id: newId(),
    member_id: me.member_id,
    name: draft.name,
    prefix: keyPrefix(secret),
    secret_hash: keyHash(secret),
    created_at: now.toISOString(),
    expires_at: draft.days === null ? null : new Date(now.getTime() + draft.days * 86_400_000).toISOString(),
  }
  await noteOnMember(context, 'member.key_added', { api_key: [null, `${key.name} ${key.prefix}`] }, (tx) =>
    store.insertKey(tx, key),
  )
  return { ...presentedKey({ ...key, last_used_at: null }, now), secret }
}

export async function revokeKey(context: Context, id: string) {
  const { db, me, now } = context
  await db.transaction().execute(async (tx) => {
    const seen = await hold(tx, me.tenant_id, me.member_id)
    const key = await store.revokeKeyRow(tx, me.tenant_id, me.member_id, id, now)
    if (!key) throw new Problem('missing', 'key.missing', text.key_missing)
    await note(tx, context, 'member.key_revoked', { api_key: [`${key.name} ${key.prefix}`, null] }, seen)
  })
  return done
}

/** What a member does to their own account, and what they tried to bring in, is kept on the member's stream. */
export async function noteOnMember(
  context: Pick<Context, 'db' | 'now'> & { me: Pick<Me, 'tenant_id' | 'member_id'> },
  kind: string,
  changes: Changes,
  write?: (tx: Tx) => Promise<void>,
) {
  await context.db.transaction().execute(async (tx) => {
    const seen = await hold(tx, context.me.tenant_id, context.me.member_id)
    await write?.(tx)
    await note(tx, context, kind, changes, seen)
  })
}

async function note(
  tx: Tx,
  { me, now }: { me: Pick<Me, 'tenant_id' | 'member_id'>; now: Date },
  kind: string,
  changes: Changes,
  seen: number,
) {
  await store.setVersion(tx, me.tenant_id, me.member_id, seen + 1)
  await record(tx, { tenant_id: me.tenant_id, member_id: me.member_id, now }, [
    { stream: me.member_id, kind, seen, changes },
  ])
}

/** The token of the session that asks; a key may not change how its owner signs in, nor make further keys. */
function ownSession({ db }: Context, request: Request): string {
  const token = request.headers.has('authorization') ? null : sessionToken(request, authOf(db).settings.secret)
  if (token === null) throw new Problem('forbidden', 'account.session_only', text.session_only)
  return token
}

interface KeyFacts {
  id: string
  name: string
  prefix: string
  created_at: string
  expires_at: string | null
  last_used_at: string | null
}

function presentedKey({ id, name, prefix, created_at, expires_at, last_used_at }: KeyFacts, now: Date) {
  const expired = expires_at !== null && expires_at <= now.toISOString()
  return { id, name, prefix, created_at, expires_at, last_used_at, expired }
}

function otpAddress(userName: string, secret: string): string {
  return `otpauth://totp/Landfall:${encodeURIComponent(userName)}?secret=${secret}&issuer=Landfall`
}

function orRefuse(field: string, words: Words): (error: unknown) => never {
  return (error) => {
    throw refused(error) ? wrongField(field, words) : error
  }
}

function wrongField(field: string, words: Words): Problem {
  return new Problem('invalid', `account.${field}`, words, { faults: [{ field, message: words }] })
}

function cookiesOf(request: Request): Headers {
  return new Headers({ cookie: request.headers.get('cookie') ?? '' })
}
