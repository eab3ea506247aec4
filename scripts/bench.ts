import { parseArgs } from 'node:util'
import { candidates } from './bench/candidates.ts'
import { exporting, starting, verifying } from './bench/commands.ts'
import { firstScreen } from './bench/first.ts'
import { moves } from './bench/moves.ts'
import { inPlace, type Place } from './bench/place.ts'
import { registration } from './bench/registration.ts'
import { screens } from './bench/screens.ts'
import { soak } from './bench/soak.ts'
import { printFigures, printHead } from './bench/table.ts'

// Benches of their own: what they are called with is their own to read.
if (process.argv[2] === 'import') {
  await import('./bench/import.ts')
  process.exit()
}
if (process.argv[2] === 'names') {
  await import('./bench/names.ts')
  process.exit()
}

/**
 * `npm run bench [-- subject…] [--data DIR]`: seeds a county, serves it, and prints a table a subject, each bar beside its figure.
 * Without a subject all but `soak`. A folder named by `--data` is kept, and used again as it is. `--only NAME` measures the screens alone
 * whose name begins so; `--profile DIR` keeps what the processor of each server did.
 */
const subjects: Record<string, (place: Place) => Promise<void>> = {
  start: starting,
  first: firstScreen,
  screens,
  candidates,
  verify: verifying,
  export: exporting,
  moves,
  registration,
  soak,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    enterprises: { type: 'string', default: '1000000' },
    projects: { type: 'string', default: '200000' },
    people: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '8' },
    minutes: { type: 'string', default: '10' },
    data: { type: 'string' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
})

const wanted = positionals.length > 0 ? positionals : Object.keys(subjects).filter((subject) => subject !== 'soak')
const unknown = wanted.find((subject) => !subjects[subject])
if (unknown) {
  console.error(`'${unknown}' is none of: ${[...Object.keys(subjects), 'import'].join(', ')}`)
  process.exit(2)
}

printHead(`npm run bench -- ${process.argv.slice(2).join(' ')}`)
await inPlace(values, async (place) => {
  const size = `${values.enterprises} enterprises and ${values.projects} projects`
  if (place.seeding !== null) printFigures('seeding', [{ what: size, value: place.seeding, unit: 's', bar: 600 }])
  for (const subject of wanted) await subjects[subject]!(place)
})
