import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db, Tx } from '#platform/db/open.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { RoleInUnit } from '../model.ts'
import type { Attempts } from './model.ts'

/** Who a session or a key belongs to, in one query. */
export interface Bearer {
  tenant_id: string
  member_id: string
  user_id: string
  name: string
  grants: RoleInUnit[]
}

/** A session lasts seven days; one that would last longer was opened before the clock was set back, and is over. */
const longestSession = 8 * 86_400_000

export async function bearerOfSession(db: Db, token: string, now: Date): Promise<Bearer | undefined> {
  const row = await members(db)
    .innerJoin('auth_session', 'auth_session.user_id', 'member.user_id')
    .where('auth_session.token', '=', token)
    .where('auth_session.expires_at', '>', now.toISOString())
    .where('auth_session.expires_at', '<', new Date(now.getTime() + longestSession).toISOString())
    .executeTakeFirst()
  return row as Bearer | undefined
}

export async function bearerOfKey(
  db: Db,
  hash: string,
  now: Date,
): Promise<(Bearer & { key_id: string; last_used_at: string | null }) | undefined> {
  const row = await members(db)
    .innerJoin('api_key', (join) =>
      join.onRef('api_key.tenant_id', '=', 'member.tenant_id').onRef('api_key.member_id', '=', 'member.id'),
    )
    .select(['api_key.id as key_id', 'api_key.last_used_at'])
    .where('api_key.secret_hash', '=', hash)
    .where('api_key.revoked_at', 'is', null)
    .where((where) =>
      where.or([where('api_key.expires_at', 'is', null), where('api_key.expires_at', '>', now.toISOString())]),
    )
    .executeTakeFirst()
  return row as (Bearer & { key_id: string; last_used_at: string | null }) | undefined
}

function members(db: Db) {
  return db
    .selectFrom('member')
    .modifyFront(prepared)
    .select((from) => [
      'member.tenant_id',
      'member.id as member_id',
      'member.user_id',
      'member.name',
      jsonArrayFrom(
        from
          .selectFrom('member_role')
          .select(['member_role.unit_id', 'member_role.role'])
          .whereRef('member_role.tenant_id', '=', 'member.tenant_id')
          .whereRef('member_role.member_id', '=', 'member.id'),
      ).as('grants'),
    ])
    .where('member.disabled_at', 'is', null)
}

export async function touchKey(db: Db, tenantId: string, id: string, now: Date): Promise<void> {
  await db
    .updateTable('api_key')
    .set({ last_used_at: now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** Locks the count of this user name until the transaction ends. */
export async function holdAttempts(tx: Tx, userName: string, now: Date): Promise<Attempts> {
  const { failures, last_at, locked_until } = await tx
    .insertInto('sign_in_failure')
    .values({ user_name: userName, failures: 0, last_at: now })
    .onConflict((conflict) => conflict.column('user_name').doUpdateSet({ user_name: userName }))
    .returning(['failures', 'last_at', 'locked_until'])
    .executeTakeFirstOrThrow()
  return { failures, last_at: new Date(last_at), locked_until: locked_until === null ? null : new Date(locked_until) }
}

export async function keepAttempts(tx: Tx, userName: string, attempts: Attempts): Promise<void> {
  await tx.updateTable('sign_in_failure').set(attempts).where('user_name', '=', userName).execute()
}

export async function forgetAttempts(db: Db, userName: string): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('user_name', '=', userName).execute()
}

/** Strikes out an attempt that was right as far as it went. */
export async function forgiveAttempt(db: Db, userName: string): Promise<void> {
  await db
    .updateTable('sign_in_failure')
    .set((set) => ({ failures: set('failures', '-', 1), locked_until: null }))
    .where('user_name', '=', userName)
    .where('failures', '>', 0)
    .execute()
}

export function memberOfUserName(db: Db, userName: string) {
  return db
    .selectFrom('member')
    .select(['tenant_id', 'id', 'user_id', 'disabled_at', 'password_given'])
    .where('user_name', '=', userName)
    .executeTakeFirst()
}

export function profileOf(db: Db | Tx, tenantId: string, memberId: string) {
  return db
    .selectFrom('member')
    .innerJoin('tenant', 'tenant.id', 'member.tenant_id')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select([
      'member.user_name',
      'member.name',
      'member.name_en',
      'member.title',
      'member.language',
      'member.version',
      'auth_user.two_factor_enabled as two_factor',
      'tenant.slug',
      'tenant.name as tenant_name',
      'tenant.name_en as tenant_name_en',
      'tenant.demo',
    ])
    .where('member.tenant_id', '=', tenantId)
    .where('member.id', '=', memberId)
    .executeTakeFirstOrThrow()
}

/** At most two: the sign-in page names the place only where there is one. */
export function someTenants(db: Db) {
  return db.selectFrom('tenant').select(['name', 'name_en', 'demo']).limit(2).execute()
}

export async function setMember(tx: Tx, tenantId: string, id: string, set: { language?: string; version: number }) {
  await tx.updateTable('member').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

export async function endSessions(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('auth_session').where('user_id', '=', userId).execute()
}

/** Removes what has run out: sessions, half-done sign-ins, old counts of failures. */
export async function deleteExpired(db: Db, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 86_400_000).toISOString()
  await db.deleteFrom('auth_session').where('expires_at', '<', dayAgo).execute()
  await db.deleteFrom('auth_verification').where('expires_at', '<', dayAgo).execute()
  await db.deleteFrom('sign_in_failure').where('last_at', '<', dayAgo).execute()
}
