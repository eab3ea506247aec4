import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { connectOrStart } from '#platform/db/embedded.ts'
import { openDb } from '#platform/db/open.ts'
import type { Place } from './place.ts'
import { printFigures } from './table.ts'

/** The proof of the whole ledger; the bar of 60 s is for two million events, and grows with them. */
export async function verifying(place: Place): Promise<void> {
  const events = await eventsIn(place)
  const { seconds, peak } = await place.run('verify', '--json')
  printFigures(`verify, ${events} events`, [
    { what: 'whole', value: seconds, unit: 's' },
    { what: 'for 2,000,000 events', value: (seconds / events) * 2_000_000, unit: 's', bar: 60 },
    { what: 'peak memory', value: peak, unit: 'MB' },
  ])
}

/** Every project that the leader may read, as .xlsx; memory is flat where the last third of the time takes no more than the one before. */
export async function exporting(place: Place): Promise<void> {
  const file = join(place.folder, 'bench.xlsx')
  const { seconds, peak, memory } = await place.run('export', '--as', 'leader', '--out', file)
  const third = Math.floor(memory.length / 3)
  printFigures(`export of ${place.options.projects} projects to .xlsx`, [
    { what: 'whole', value: seconds, unit: 's', bar: 60 },
    { what: 'memory at the most', value: peak, unit: 'MB' },
    {
      what: 'memory in the second third of the time, at the most',
      value: Math.max(...memory.slice(third, 2 * third)),
      unit: 'MB',
    },
    { what: 'memory in the last third, at the most', value: Math.max(...memory.slice(2 * third)), unit: 'MB' },
    { what: 'size of the file', value: (await stat(file)).size / 2 ** 20, unit: 'MB' },
  ])
}

/** From the command to ready: the first time after a change builds the screens, the second is what an office sees. */
export async function starting(place: Place): Promise<void> {
  const first = await place.serve()
  await first.stop()
  const second = await place.serve()
  await second.stop()
  printFigures('start to ready', [
    { what: 'first', value: first.ready / 1000, unit: 's' },
    { what: 'installed and built', value: second.ready / 1000, unit: 's', bar: 3 },
  ])
}

async function eventsIn(place: Place): Promise<number> {
  const { url, stop } = await connectOrStart(place.folder)
  const db = openDb(url, { max: 1 })
  const { n } = await db
    .selectFrom('event')
    .select((row) => row.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  await db.destroy()
  await stop()
  return n
}
