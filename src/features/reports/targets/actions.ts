import { staleProblem } from '#features/places/quicker/actions.ts'
import { playbookOn } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { maySetTarget } from '../access.ts'
import type { Target } from '../model.ts'
import { targetsOf, unitNodes } from '../store.ts'
import { text } from '../text.ts'
import { targetColumns, targetStream } from './model.ts'
import { putTargets, type TargetLine, targetsVersion } from './store.ts'

/** Targets of a year, of the units in reach, with what the screen needs to draw their table. */
export async function listTargets({ db, me, now }: Context, year: number) {
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  const units = (await unitNodes(db, me.tenant_id)).filter((unit) => me.reach.includes(unit.id))
  const least = Math.min(...units.map(({ path }) => depthOf(path)))
  const targets = await targetsOf(db, me.tenant_id, year)
  return {
    year,
    version: await targetsVersion(db, me.tenant_id, targetStream(me.tenant_id, year)),
    columns: targetColumns(playbook),
    units: units.map(({ id, name, path }) => ({
      id,
      name,
      depth: depthOf(path) - least,
      can: maySetTarget(me, id) ? ['set'] : [],
    })),
    items: targets.filter((target) => me.reach.includes(target.unit_id)),
  }
}

/** Sets targets, each of a unit, an indicator and a measure; one event holds them all. `seen` is the version that the writer saw. */
export async function setTargets(context: Context, year: number, items: TargetLine[], seen?: number) {
  const { db, me, now } = context
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  refuseUnknown(playbook, items)
  if (items.some(({ unit_id }) => !maySetTarget(me, unit_id)))
    throw new Problem('forbidden', 'target.may_not_set', text.may_not_set)
  const stream = targetStream(me.tenant_id, year)
  await db.transaction().execute(async (tx) => {
    const version = await hold(tx, me.tenant_id, stream)
    const before = byName(await targetsOf(tx, me.tenant_id, year))
    if (seen !== undefined && seen !== version)
      throw await staleTargets(
        tx,
        me.tenant_id,
        stream,
        { version: seen, targets: byName(items) },
        { version, targets: before },
      )
    const after = byName(items)
    const touched = Object.fromEntries(Object.keys(after).map((name) => [name, before[name] ?? null]))
    const changes = changesBetween(touched, after)
    if (Object.keys(changes).length === 0) return
    await putTargets(tx, me.tenant_id, year, items)
    await record(tx, { tenant_id: me.tenant_id, member_id: me.member_id, now }, [
      { stream, kind: 'targets.set', seen: version, changes },
    ])
  })
  return listTargets(context, year)
}

function refuseUnknown(playbook: Playbook, items: TargetLine[]): void {
  const known = new Set(targetColumns(playbook).map(({ indicator, measure }) => `${indicator} ${measure}`))
  if (items.some(({ indicator, measure }) => !known.has(`${indicator} ${measure}`)))
    throw new Problem('invalid', 'target.no_indicator', text.no_indicator)
}

/** Targets by the names that their event knows them by; amounts as the column keeps them. */
function byName(targets: readonly (TargetLine | Target)[]): Record<string, string | null> {
  return Object.fromEntries(
    targets.map(({ unit_id, indicator, measure, value }) => [
      `${unit_id} ${indicator} ${measure}`,
      value === null ? null : twoPlaces(value),
    ]),
  )
}

function twoPlaces(value: string): string {
  const [whole = '0', fraction = ''] = value.split('.')
  return `${whole}.${fraction.padEnd(2, '0')}`
}

function depthOf(path: string): number {
  return path.split('/').length
}

interface Set {
  version: number
  targets: ReturnType<typeof byName>
}

function staleTargets(tx: Tx, tenantId: string, stream: string, yours: Set, theirs: Set): Promise<Problem> {
  return staleProblem(tx, tenantId, stream, { code: 'target.stale', words: text.targets_stale, yours, theirs })
}
