import { join } from 'node:path'
import type { Command } from 'commander'
import { restore } from '#platform/backup/read.ts'
import { backup } from '#platform/backup/write.ts'
import { withOpened } from '#platform/command.ts'
import { Problem } from '#platform/problem.ts'
import { records, sums } from '../records.ts'
import { command, openAsItIs, openServices, type Services } from '../services.ts'
import { text } from '../text.ts'

/** backup and restore: everything there is, evidence included, in one file. */
export function backupCommands(program: Command): void {
  command(program, 'backup', 'write everything, evidence included, into one file')
    .argument('<file>', 'where to write it: a .tar.gz that is not there yet')
    .action(async (outFile: string, { json }) => {
      const result = await withOpened(openServices, ({ url, folder }) =>
        backup({ url, filesFolder: join(folder, 'files'), outFile }),
      )
      console.log(
        json ? JSON.stringify(result) : `Wrote ${outFile}. Keep it closed: it holds password hashes. ${secretHint}`,
      )
    })

  command(program, 'restore', 'fill an empty place from a backup, then verify')
    .argument('<file>', 'what backup wrote')
    .action(async (inFile: string, { json }) => {
      const work = { inFile, records, sums }
      const run = ({ url, folder }: Services) => restore({ ...work, url, filesFolder: join(folder, 'files') })
      const result = await withOpened(openAsItIs, run)
      const whole = result.verdict.ok && result.same_ledger
      console.log(
        json
          ? JSON.stringify(result)
          : `Restored. The ledger is ${whole ? 'whole' : 'NOT whole'}: ${result.verdict.events} events. ${secretHint}`,
      )
      if (!whole) throw new Problem('invalid', 'restore.not_whole', text.not_whole)
    })
}

const secretHint =
  'Two-factor secrets are sealed with LANDFALL_SECRET, or with the file `secret` of the data folder: carry it over.'
