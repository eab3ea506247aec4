import type { Context } from '#platform/context.ts'
import { knowing } from '../actions.ts'
import { filterOf } from '../model.ts'
import { extraHeaders, figurePlaces } from './store.ts'

/** What columns a table of the filtered list needs beside those of every project: figures by their place, and unknown columns. */
export async function shapeOfList({ db, me }: Context, query: Record<string, unknown>) {
  const who = knowing(me)
  const filter = filterOf(query)
  return { figures: await figurePlaces(db, who, filter), extra: await extraHeaders(db, who, filter) }
}
