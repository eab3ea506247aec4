import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { jsonOption, withOpened } from '#platform/command.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openApiDocument } from '#platform/http/openapi.ts'
import { verify } from '#platform/ledger/verify.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { records, sums } from '../records.ts'
import { bindings } from '../routes.ts'
import { command, openServices } from '../services.ts'
import { text } from '../text.ts'
import { version } from '../version.ts'

/** migrate, verify, openapi. */
export function upkeepCommands(program: Command): void {
  command(program, 'migrate', 'bring the database to this version').action(async ({ json }) => {
    const applied = await withOpened(openServices, ({ db }) => migrate(db))
    print(json, { applied }, applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
  })

  command(program, 'verify', 'check that no event or record was edited, removed or reordered').action(
    async ({ json }) => {
      const verdict = await withOpened(openServices, ({ db, url }) => verify(db, records, sums, { url }))
      const said = verdict.ok
        ? `The ledger is whole: ${verdict.events} events in ${verdict.streams} streams. Fingerprint ${verdict.fingerprint}`
        : verdict.faults.map((fault) => Object.values(fault).join(' ')).join('\n')
      print(json, verdict, said)
      if (!verdict.ok) {
        throw new Problem('invalid', 'verify.faults', say(text.ledger_faults, verdict.faults.length))
      }
    },
  )

  program
    .command('openapi')
    .description('print the OpenAPI document of the API')
    .option('--out <file>', 'write it to a file')
    .option(...jsonOption)
    .action(async ({ out }) => {
      const document = `${JSON.stringify(openApiDocument(bindings, version), null, 2)}\n`
      if (out) await writeFile(out, document)
      else process.stdout.write(document)
    })
}

function print(json: boolean | undefined, data: unknown, words: string): void {
  console.log(json ? JSON.stringify(data) : words)
}
