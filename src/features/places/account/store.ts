import type { Db, Tx } from '#platform/db/open.ts'

export function sessionsOf(db: Db, userId: string, now: Date) {
  return db
    .selectFrom('auth_session')
    .select(['id', 'token', 'created_at', 'expires_at', 'user_agent'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now.toISOString())
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()
}

export async function deleteSession(db: Db, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('auth_session')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** All sessions of a user but the one of this token. */
export async function deleteSessions(db: Db | Tx, userId: string, except: string | null): Promise<void> {
  await db
    .deleteFrom('auth_session')
    .where('user_id', '=', userId)
    .$if(except !== null, (query) => query.where('token', '!=', except ?? ''))
    .execute()
}

export async function passwordHashOf(db: Db | Tx, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('auth_account')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

/** A password that its owner has chosen. */
export async function setPasswordHash(tx: Tx, userId: string, hash: string, now: Date): Promise<void> {
  await tx.updateTable('member').set({ password_given: false }).where('user_id', '=', userId).execute()
  await tx
    .updateTable('auth_account')
    .set({ password: hash, updated_at: now })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .execute()
}

export function keysOf(db: Db, tenantId: string, memberId: string) {
  return db
    .selectFrom('api_key')
    .select(['id', 'name', 'prefix', 'created_at', 'expires_at', 'last_used_at'])
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()
}

export interface KeyRow {
  tenant_id: string
  id: string
  member_id: string
  name: string
  prefix: string
  secret_hash: string
  created_at: string
  expires_at: string | null
}

export async function insertKey(tx: Tx, key: KeyRow): Promise<void> {
  await tx.insertInto('api_key').values(key).execute()
}

/** Answers the key's name, or nothing where there is no such key in force. */
export function revokeKeyRow(tx: Tx, tenantId: string, memberId: string, id: string, now: Date) {
  return tx
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['name', 'prefix'])
    .executeTakeFirst()
}

export async function userNameOf(db: Db, tenantId: string, memberId: string): Promise<string> {
  const { user_name } = await db
    .selectFrom('member')
    .select('user_name')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
  return user_name
}

export async function twoFactorOn(db: Db, userId: string): Promise<boolean> {
  const user = await db.selectFrom('auth_user').select('two_factor_enabled').where('id', '=', userId).executeTakeFirst()
  return user?.two_factor_enabled ?? false
}

export async function setVersion(tx: Tx, tenantId: string, memberId: string, version: number): Promise<void> {
  await tx.updateTable('member').set({ version }).where('tenant_id', '=', tenantId).where('id', '=', memberId).execute()
}
