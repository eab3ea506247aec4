import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { accountEmail } from '#platform/auth/account.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import type { Tables } from '#platform/db/tables.gen.ts'
import { newId } from '#platform/id.ts'
import { searchTokens } from '#platform/search/tokens.ts'
import type { RoleInUnit } from '../model.ts'
import type { Member } from './model.ts'

export interface MemberFilter {
  q?: string
  /** Who holds something in one of these units. */
  units?: string[]
  cursor?: string
  limit: number
}

/** Members in the order in which they were added, with all that they hold; one more than the limit says that there are more. */
export async function members(db: Db, tenantId: string, filter: MemberFilter): Promise<Member[]> {
  const rows = await described(db)
    .where('member.tenant_id', '=', tenantId)
    .where((where) => filtered(where, filter))
    .orderBy('member.id')
    .limit(filter.limit + 1)
    .execute()
  return rows as Member[]
}

export async function memberOf(tx: Tx, tenantId: string, id: string): Promise<Member | undefined> {
  const row = await described(tx)
    .where('member.tenant_id', '=', tenantId)
    .where('member.id', '=', id)
    .executeTakeFirst()
  return row as Member | undefined
}

/** Who has this user name; where nobody has, all who have this e-mail. */
export async function membersCalled(tx: Tx, tenantId: string, called: string): Promise<Member[]> {
  const rows = await described(tx)
    .where('member.tenant_id', '=', tenantId)
    .where(({ or, eb, fn }) =>
      or([
        eb('member.user_name', '=', called.toLowerCase()),
        eb(fn('lower', ['member.email']), '=', called.toLowerCase()),
      ]),
    )
    .orderBy('member.user_name')
    .execute()
  const named = rows.filter(({ user_name }) => user_name === called.toLowerCase())
  return (named.length > 0 ? named : rows) as Member[]
}

/** Names and one unit each of those who can act. */
export async function choices(db: Db, tenantId: string, filter: MemberFilter) {
  return db
    .selectFrom('member')
    .select((from) => [
      'member.id',
      'member.name',
      'member.name_en',
      from
        .selectFrom('member_role')
        .select('member_role.unit_id')
        .whereRef('member_role.tenant_id', '=', 'member.tenant_id')
        .whereRef('member_role.member_id', '=', 'member.id')
        .orderBy('member_role.unit_id')
        .limit(1)
        .as('unit_id'),
    ])
    .where('member.tenant_id', '=', tenantId)
    .where('member.disabled_at', 'is', null)
    .where((where) => filtered(where, filter))
    .orderBy('member.id')
    .limit(filter.limit + 1)
    .execute()
}

export async function insertMember(
  tx: Tx,
  tenantId: string,
  member: Omit<Member, 'two_factor'>,
  password: { hash: string; given: boolean },
  now: Date,
): Promise<void> {
  const { user_id, user_name, name } = member
  const times = { created_at: now, updated_at: now }
  await tx
    .insertInto('auth_user')
    .values({
      id: user_id,
      name,
      email: accountEmail(user_name),
      email_verified: true,
      username: user_name,
      display_username: user_name,
      ...times,
    })
    .execute()
  await tx
    .insertInto('auth_account')
    .values({ id: newId(), account_id: user_id, provider_id: 'credential', user_id, password: password.hash, ...times })
    .execute()
  const { grants, ...row } = member
  await tx
    .insertInto('member')
    .values({ tenant_id: tenantId, ...row, password_given: password.given, search: searchOf(row), created_at: now })
    .execute()
  await addGrants(tx, tenantId, member.id, grants)
}

export async function updateMember(tx: Tx, tenantId: string, member: Member): Promise<void> {
  const { name, name_en, title, phone, email, disabled_at, version } = member
  await tx
    .updateTable('member')
    .set({ name, name_en, title, phone, email, disabled_at, version, search: searchOf(member) })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', member.id)
    .execute()
}

/** The tokens that a member is found by; who may not read the telephone is not to be answered by it. */
export function searchOf({ name, name_en, user_name, phone }: Searchable): number[] {
  return searchTokens({ names: [name], texts: [name_en, user_name], codes: [phone] })
}

export type Searchable = Pick<Member, 'name' | 'name_en' | 'user_name' | 'phone'>

export async function addGrants(tx: Tx, tenantId: string, memberId: string, grants: RoleInUnit[]): Promise<void> {
  if (grants.length === 0) return
  const rows = grants.map(({ unit_id, role }) => ({ tenant_id: tenantId, member_id: memberId, unit_id, role }))
  await tx.insertInto('member_role').values(rows).execute()
}

export async function removeGrants(tx: Tx, tenantId: string, memberId: string, grants: RoleInUnit[]): Promise<void> {
  if (grants.length === 0) return
  await sql`
    delete from member_role using unnest(${grants.map((grant) => grant.unit_id)}::uuid[],
      ${grants.map((grant) => grant.role)}::text[]) as gone (unit_id, role)
    where tenant_id = ${tenantId} and member_id = ${memberId}
      and member_role.unit_id = gone.unit_id and member_role.role = gone.role`.execute(tx)
}

/** User names, of any tenant, that begin with one of these. */
export async function userNamesLike(db: Db, starts: string[]): Promise<string[]> {
  const found = await db
    .selectFrom('member')
    .select('user_name')
    .where('user_name', 'like', sql<string>`any(${starts.map((start) => `${start}%`)}::text[])`)
    .execute()
  return found.map(({ user_name }) => user_name)
}

/** Whether somebody who is not disabled administers a topmost unit. */
export async function hasTopAdministrator(tx: Tx, tenantId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('member_role')
    .innerJoin('unit', (join) =>
      join.onRef('unit.tenant_id', '=', 'member_role.tenant_id').onRef('unit.id', '=', 'member_role.unit_id'),
    )
    .innerJoin('member', (join) =>
      join.onRef('member.tenant_id', '=', 'member_role.tenant_id').onRef('member.id', '=', 'member_role.member_id'),
    )
    .select('member.id')
    .where('member_role.tenant_id', '=', tenantId)
    .where('member_role.role', '=', 'admin')
    .where('unit.parent_id', 'is', null)
    .where('member.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('auth_session').where('user_id', '=', userId).execute()
}

/**
 * A new password, with everything gone that a forgotten or stolen one left behind: sessions, keys, second factor, lock-out. Answers
 * the keys that ended, by name and prefix.
 */
export async function resetAccess(
  tx: Tx,
  tenantId: string,
  member: Member,
  password: { hash: string; given: boolean },
  now: Date,
): Promise<string[]> {
  await tx
    .updateTable('auth_account')
    .set({ password: password.hash, updated_at: now })
    .where('user_id', '=', member.user_id)
    .where('provider_id', '=', 'credential')
    .execute()
  await tx.updateTable('member').set({ password_given: password.given }).where('user_id', '=', member.user_id).execute()
  await tx.updateTable('auth_user').set({ two_factor_enabled: false }).where('id', '=', member.user_id).execute()
  await tx.deleteFrom('auth_two_factor').where('user_id', '=', member.user_id).execute()
  await tx.deleteFrom('sign_in_failure').where('user_name', '=', member.user_name).execute()
  await endSessions(tx, member.user_id)
  const ended = await tx
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', member.id)
    .where('revoked_at', 'is', null)
    .returning(['name', 'prefix'])
    .execute()
  return ended.map(({ name, prefix }) => `${name} ${prefix}`)
}

export async function setVersion(tx: Tx, tenantId: string, id: string, version: number): Promise<void> {
  await tx.updateTable('member').set({ version }).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

function described(db: Db | Tx) {
  return db
    .selectFrom('member')
    .innerJoin('auth_user', 'auth_user.id', 'member.user_id')
    .select((from) => [
      'member.id',
      'member.user_id',
      'member.user_name',
      'member.name',
      'member.name_en',
      'member.title',
      'member.phone',
      'member.email',
      'member.disabled_at',
      'member.version',
      'auth_user.two_factor_enabled as two_factor',
      jsonArrayFrom(
        from
          .selectFrom('member_role')
          .select(['member_role.unit_id', 'member_role.role'])
          .whereRef('member_role.tenant_id', '=', 'member.tenant_id')
          .whereRef('member_role.member_id', '=', 'member.id')
          .orderBy('member_role.unit_id')
          .orderBy('member_role.role'),
      ).as('grants'),
    ])
}

function filtered(where: ExpressionBuilder<Tables, 'member'>, { q, units, cursor }: MemberFilter) {
  const part = `%${(q ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
  return where.and([
    ...(cursor ? [where('member.id', '>', cursor)] : []),
    ...(q
      ? [
          where.or([
            where('member.name', 'ilike', part),
            where('member.name_en', 'ilike', part),
            where('member.user_name', 'ilike', part),
          ]),
        ]
      : []),
    ...(units
      ? [
          where.exists(
            where
              .selectFrom('member_role')
              .select('member_role.unit_id')
              .whereRef('member_role.tenant_id', '=', 'member.tenant_id')
              .whereRef('member_role.member_id', '=', 'member.id')
              .where('member_role.unit_id', '=', sql<string>`any(${units}::uuid[])`),
          ),
        ]
      : []),
  ])
}
