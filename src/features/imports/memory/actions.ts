import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import type { ImportMap } from '../map/model.ts'
import { presetLike } from '../presets/actions.ts'
import {
  fitted,
  type Layout,
  layoutKey,
  likeness,
  type MappedAs,
  missingFrom,
  saysSomething,
  withoutYearsOfDays,
} from './model.ts'
import { deleteMemory, type KnownMemory, keepMemory, type Memory, memoriesOf } from './store.ts'

/** Of a remembered layout's headers, so many have to be there for it to be the same ledger that has changed. */
const enough = 0.6

export interface Arrival {
  map: ImportMap
  mapped_as: MappedAs | null
}

/**
 * How a ledger of this layout arrives: as people mapped the last one of it, else as the one that it has changed from, else by a preset,
 * else as its headers say.
 */
export async function mappingFor(context: Context, unitId: string, layout: Layout, plain: ImportMap): Promise<Arrival> {
  const memories = await memoriesOf(context.db, context.me.tenant_id, unitId)
  const key = fingerprint(layout)
  const same = memories.find((one) => one.fingerprint === key)
  if (same) return { map: named(same.map, plain), mapped_as: asRemembered(same, layout) }
  const changed = closest(memories, layout)
  if (changed)
    return {
      map: named(fitted(changed.map, changed.headers, layout), plain),
      mapped_as: asRemembered(changed, layout),
    }
  return (await presetLike(layout)) ?? { map: plain, mapped_as: null }
}

/** A remembered mapping under the new file's name; its source stays. */
function named(map: ImportMap, { name }: ImportMap): ImportMap {
  return { ...map, name }
}

function closest(memories: KnownMemory[], layout: Layout): KnownMemory | undefined {
  const like = (one: KnownMemory) => likeness(one.headers.flat(), layout).found
  const best = memories.toSorted((a, b) => like(b) - like(a))[0]
  return best && like(best) >= enough ? best : undefined
}

function asRemembered(memory: KnownMemory, layout: Layout): MappedAs {
  return {
    kind: 'remembered',
    name: memory.file_name,
    memory_id: memory.id,
    by: memory.saved_by_name,
    on: dayOf(new Date(memory.saved_at)),
    new_headers: missingFrom(layout, memory.headers),
    lost_headers: missingFrom(memory.headers, layout),
  }
}

interface Confirmed {
  unit_id: string
  file_name: string
  map: ImportMap
}

/**
 * Remembers a mapping that a person started an import with. Answers it with its source, by which rows with a key are known again: that of
 * the remembered mapping which it came from, so that neither another file name nor another column makes it another source.
 */
export async function remember(tx: Tx, context: Context, layout: Layout, one: Confirmed): Promise<ImportMap> {
  if (!saysSomething(one.map)) return one.map
  const { tenant_id, member_id } = context.me
  const memories = await memoriesOf(tx, tenant_id, one.unit_id)
  const key = fingerprint(layout)
  const before = memories.find(({ fingerprint: own }) => own === key)
  const id = before?.id ?? newId()
  const sourced = { ...one.map, source: before?.map.source ?? one.map.source ?? id }
  const map = withoutYearsOfDays(sourced)
  const seen = await hold(tx, tenant_id, id)
  const { unit_id, file_name } = one
  const after: Memory = {
    id,
    version: seen + 1,
    unit_id,
    fingerprint: key,
    headers: layout,
    map,
    file_name,
    saved_by: member_id,
    saved_at: context.now.toISOString(),
  }
  const changes = changesBetween(before ? ledgered(before) : {}, ledgered(after))
  if (!('map' in changes) && !('fingerprint' in changes)) return sourced
  await record(tx, { tenant_id, member_id, now: context.now }, [
    { stream: id, kind: 'mapping.remembered', seen, changes },
  ])
  await keepMemory(tx, tenant_id, after)
  return sourced
}

/** Forgets a remembered mapping; nothing where it is forgotten already. */
export async function forget(tx: Tx, context: Context, id: string): Promise<void> {
  const { tenant_id, member_id } = context.me
  const seen = await hold(tx, tenant_id, id)
  await deleteMemory(tx, tenant_id, id)
  const entry = { stream: id, kind: 'mapping.withdrawn', seen, changes: {} }
  await record(tx, { tenant_id, member_id, now: context.now }, [entry])
}

function ledgered({ unit_id, fingerprint: key, headers, map, file_name }: Memory): Record<string, unknown> {
  return { unit_id, fingerprint: key, headers, map, file_name }
}

function fingerprint(layout: Layout): string {
  return createHash('sha256').update(layoutKey(layout)).digest('base64url')
}
