import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { migrate } from '#platform/db/migrate.ts'
import { openApiDocument } from '#platform/http/openapi.ts'
import { verify } from '#platform/ledger/verify.ts'
import { records, sums } from '../records.ts'
import { bindings } from '../routes.ts'
import { command, withServices } from '../services.ts'
import { version } from '../version.ts'

/** migrate, verify, openapi. */
export function upkeepCommands(program: Command): void {
  command(program, 'migrate', 'bring the database to this version').action(async ({ json }) => {
    const applied = await withServices(({ db }) => migrate(db))
    print(json, { applied }, applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
  })

  command(program, 'verify', 'check that no event or record was edited, removed or reordered').action(
    async ({ json }) => {
      const verdict = await withServices(({ db, url }) => verify(db, records, sums, { url }))
      const said = verdict.ok
        ? `The ledger is whole: ${verdict.events} events in ${verdict.streams} streams. Fingerprint ${verdict.fingerprint}`
        : verdict.faults.map((fault) => Object.values(fault).join(' ')).join('\n')
      print(json, verdict, said)
      if (!verdict.ok) {
        console.error(`landfall: the ledger has ${verdict.faults.length} fault(s).`)
        process.exitCode = 1
      }
    },
  )

  program
    .command('openapi')
    .description('print the OpenAPI document of the API')
    .option('--out <file>', 'write it to a file')
    .option('--json', 'print data, and nothing else, on stdout')
    .action(async ({ out }) => {
      const text = `${JSON.stringify(openApiDocument(bindings, version), null, 2)}\n`
      if (out) await writeFile(out, text)
      else process.stdout.write(text)
    })
}

function print(json: boolean | undefined, data: unknown, words: string): void {
  console.log(json ? JSON.stringify(data) : words)
}
