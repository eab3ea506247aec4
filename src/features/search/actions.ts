import { findEnterprises } from '#features/enterprises/find/actions.ts'
import { findMembers, findUnits } from '#features/places/find/actions.ts'
import { findClaims } from '#features/projects/claims/find/actions.ts'
import { findElsewhere, findProjects } from '#features/projects/find/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Found, Shown } from '#platform/search/rank.ts'
import { wordsOf } from '#platform/search/wanted.ts'
import type { HitKind } from './model.ts'

interface Hit {
  id: string
  title: string
  marks: Shown['marks']
  found: (Shown & { field: string }) | null
  place: string | null
  unit_id: string | null
  label: { zh: string; en: string } | null
  project: { id: string; name: string } | null
}

/** What holds every word, in groups; each slice answers by its own rule of who may know what. Groups without a hit are left out. */
export async function findAnything(context: Context, { q, limit }: { q: string; limit: number }) {
  if (wordsOf(q).length === 0) return { groups: [] }
  const most = limit + 1
  const [projects, elsewhere, enterprises, claims, units, members] = await Promise.all([
    findProjects(context, q, most),
    findElsewhere(context, q, most),
    findEnterprises(context, q, most),
    findClaims(context, q, most),
    findUnits(context, q, most),
    findMembers(context, q, most),
  ])
  const groups: [HitKind, Hit[]][] = [
    ['project', projects.map((one) => hit(one, { place: one.unit_name, label: one.stage }))],
    ['elsewhere', elsewhere.map((one) => hit(one, { place: one.unit_name }))],
    ['enterprise', enterprises.map((one) => hit(one, { place: one.row.region || null }))],
    [
      'claim',
      claims.map((one) =>
        hit(one, { label: one.what, project: { id: one.row.project_id, name: one.row.project_name } }),
      ),
    ],
    ['unit', units.map((one) => hit(one, { unit_id: one.row.id }))],
    [
      'member',
      members.map((one) => hit(one, { place: one.row.unit_name, unit_id: one.row.grants[0]?.unit_id ?? null })),
    ],
  ]
  return {
    groups: groups
      .filter(([, hits]) => hits.length > 0)
      .map(([kind, hits]) => ({ kind, items: hits.slice(0, limit), more: hits.length > limit })),
  }
}

function hit({ row, title, found }: Found<{ id: string }>, more: Partial<Hit>): Hit {
  const { text, marks } = title
  return { id: row.id, title: text, marks, found, place: null, unit_id: null, label: null, project: null, ...more }
}
