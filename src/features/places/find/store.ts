import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '#platform/db/open.ts'
import { mayHold } from '#platform/search/wanted.ts'

/** Members who can act and may hold the query, with all that they hold. */
export function membersHolding(db: Db, tenantId: string, query: string, limit: number) {
  return db
    .selectFrom('member')
    .select((from) => [
      'member.id',
      'member.name',
      'member.name_en',
      'member.user_name',
      'member.phone',
      jsonArrayFrom(
        from
          .selectFrom('member_role')
          .select(['member_role.unit_id', 'member_role.role'])
          .whereRef('member_role.tenant_id', '=', 'member.tenant_id')
          .whereRef('member_role.member_id', '=', 'member.id')
          .orderBy('member_role.unit_id'),
      ).as('grants'),
    ])
    .where('member.tenant_id', '=', tenantId)
    .where('member.disabled_at', 'is', null)
    .where(mayHold('member.search', query))
    .orderBy('member.id')
    .limit(limit)
    .execute()
}
