import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Me } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import { type Place, places } from '../model.ts'

export interface Line {
  id: string
  indicator: string
  posted_on: string
  corrects: string | null
  n: number
  cny: string
  excluded_because: string | null
  origin_place: string | null
  unit_id: string
  unit_name: string
  project_id: string
  project_name: string
  claim_id: string
  event_on: string
  voucher_number: string
  evidence: number
  /** Percent of the whole, by which agreement, with whom and until when; null where the whole counts here. */
  share: string | null
  transfer_id: string | null
  passed_by: string | null
  shared_until: string | null
}

export interface LineFilter {
  indicator: string
  from: string
  to: string
  units: string[]
  industry?: string
  origin?: string
  corrects?: string
  place?: Place
  excluded: boolean
  /** What else must hold of the line `l` and its project `p`. */
  also?: RawBuilder<SqlBool>
  knowing: string[]
  after?: { on: string; id: string }
  limit: number
}

/**
 * The lines behind a figure, oldest first: those that change it, or those that stay out with a reason. A project is named as the
 * reader may know it; the voucher's number is told to whoever knows the name and sees the project now: a unit that shares a project
 * which it passed on reads its part, and no papers of the holder.
 */
export async function linesOf(db: Db, me: Me, filter: LineFilter): Promise<Line[]> {
  const { after } = filter
  const known = sql`(not p.confidential or p.created_by is not distinct from ${me.member_id}::uuid or p.unit_id = any(${filter.knowing}::uuid[])
    or exists (select 1 from project_member t where t.tenant_id = p.tenant_id and t.project_id = p.id and t.member_id = ${me.member_id}))`
  const { rows } = await sql<Line>`
    select l.id, l.indicator, l.posted_on, l.corrects, l.n::float8 as n, l.cny, l.excluded_because, l.origin_place, l.unit_id, u.name as unit_name, l.project_id,
      case when ${known} then p.name else p.code_name end as project_name,
      l.counted_claim_id as claim_id, c.event_on, case when ${known} and p.unit_id = any(${me.reach}::uuid[]) then c.voucher_number else '' end as voucher_number,
      (select count(*)::int from evidence e where e.tenant_id = l.tenant_id and e.claim_id = l.counted_claim_id and e.removed_at is null) as evidence,
      l.share::text as share, l.transfer_id, f.name as passed_by, a.shared_until_on as shared_until
    from posting l
    join project p on p.tenant_id = l.tenant_id and p.id = l.project_id
    join unit u on u.tenant_id = l.tenant_id and u.id = l.unit_id
    join claim c on c.tenant_id = l.tenant_id and c.id = l.counted_claim_id
    left join transfer a on a.tenant_id = l.tenant_id and a.id = l.transfer_id
    left join unit f on f.tenant_id = a.tenant_id and f.id = a.from_unit_id
    where l.tenant_id = ${me.tenant_id} and l.indicator = ${filter.indicator}
      and l.posted_on >= ${filter.from}::date and l.posted_on < ${filter.to}::date and l.unit_id = any(${filter.units}::uuid[])
      and ${filter.excluded ? sql`l.n = 0 and l.cny = 0 and l.excluded_because is not null` : sql`(l.n <> 0 or l.cny <> 0)`}
      ${filter.industry === undefined ? sql`` : inDivision(filter.industry)}
      ${filter.origin === undefined ? sql`` : sql`and coalesce(l.origin, '') = ${filter.origin}`}
      ${filter.place === undefined ? sql`` : fromPlace(filter.place)}
      ${filter.corrects === undefined ? sql`` : sql`and l.corrects = ${filter.corrects}`}
      ${filter.also ? sql`and ${filter.also}` : sql``}
      ${after ? sql`and (l.posted_on, l.id) > (${after.on}::date, ${after.id}::uuid)` : sql``}
    order by l.posted_on, l.id limit ${filter.limit}`.execute(db)
  return rows
}

/** Codes below a division, with or without the letter of their section; a lone letter or nothing is a row of its own. */
function inDivision(key: string) {
  return /^\d{2}$/.test(key) ? sql`and l.industry ~ ${`^[A-T]?${key}`}` : sql`and coalesce(l.industry, '') = ${key}`
}

/** Funds from Hong Kong, Macao and Taiwan are counted abroad; what names no known place is unknown. */
function fromPlace(place: Place) {
  if (place === 'abroad') return sql`and l.origin_place in ('abroad', 'hmt')`
  if (place !== 'unknown') return sql`and l.origin_place = ${place}`
  return sql`and coalesce(l.origin_place, '') <> all(${['hmt', ...places]})`
}
