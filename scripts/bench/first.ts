import { measureFirstScreen } from './first-screen.ts'
import type { Place } from './place.ts'
import { password } from './requests.ts'
import { printFigures } from './table.ts'

/** The first screen of one who is signed in, with nothing in the cache, on a processor slowed four times. */
export async function firstScreen(place: Place): Promise<void> {
  const server = await place.serve()
  try {
    const { kilobytes, interactive } = await measureFirstScreen(place.address, 'leader', password)
    printFigures('first screen', [
      { what: 'over the wire, packed', value: kilobytes, unit: 'KB', bar: 500 },
      { what: 'interactive, processor slowed 4 times', value: interactive / 1000, unit: 's', bar: 2 },
    ])
  } finally {
    await server.stop()
  }
}
