import { sql } from 'kysely'
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

/** Asked before every answer: spelt out, because putting it together each time took longer than the way to the database. */
const bearer = sql`
  ${prepared} select m.tenant_id, m.id as member_id, m.user_id, m.name,
    (select coalesce(json_agg(json_build_object('unit_id', r.unit_id, 'role', r.role)), '[]')
      from member_role r where r.tenant_id = m.tenant_id and r.member_id = m.id) as grants`

export async function bearerOfSession(db: Db, token: string, now: Date): Promise<Bearer | undefined> {
  const { rows } = await sql<Bearer>`
    ${bearer} from member m join auth_session s on s.user_id = m.user_id
    where m.disabled_at is null and s.token = ${token} and s.expires_at > ${now}
      and s.expires_at < ${new Date(now.getTime() + longestSession)}`.execute(db)
  return rows[0]
}

export async function bearerOfKey(
  db: Db,
  hash: string,
  now: Date,
): Promise<(Bearer & { key_id: string; last_used_at: string | null }) | undefined> {
  const { rows } = await sql<Bearer & { key_id: string; last_used_at: string | null }>`
    ${bearer}, k.id as key_id, k.last_used_at
    from member m join api_key k on k.tenant_id = m.tenant_id and k.member_id = m.id
    where m.disabled_at is null and k.secret_hash = ${hash} and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > ${now})`.execute(db)
  return rows[0]
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
