import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { say, type Words } from '#platform/words.ts'
import { chainDown } from '../chain/actions.ts'
import { relationsOf } from '../store.ts'
import { text } from '../text.ts'

/** Why two companies cannot be merged: they are told to be related, so they are two, or one would come to stand above itself. */
export async function relationObstacles(db: Db | Tx, { me, now }: Context, kept: string, lost: string) {
  const between = (await relationsOf(db, me.tenant_id, [kept])).filter(
    (one) => one.enterprise_id === lost || one.other_enterprise_id === lost,
  )
  if (between.length > 0)
    return between.map(
      ({ kind }): Words => [text.merge_related[0](text.kinds[kind][0]), text.merge_related[1](text.kinds[kind][1])],
    )
  const today = dayOf(now)
  const chain =
    (await chainDown(db, me.tenant_id, { from: kept, to: lost, today })) ??
    (await chainDown(db, me.tenant_id, { from: lost, to: kept, today }))
  return chain ? [say(text.merge_cycle, chain.join(' → '))] : []
}
