import type { Command } from 'commander'
import type { Db } from '#platform/db/open.ts'
import { bringIndustries } from './actions.ts'

type Open = () => Promise<{ db: Db; close(): Promise<void> }>

/** `landfall industries FILE`: deeper industry codes. */
export function industriesCommand(program: Command, open: Open): void {
  program
    .command('industries')
    .description('bring in the deeper codes of GB/T 4754 from a .csv or .xlsx')
    .argument('<file>', 'columns code and name, or one column a level')
    .option('--tenant <slug>', 'the tenant, where there are several')
    .option('--json', 'print data, and nothing else, on stdout')
    .action(async (file: string, { tenant, json }: { tenant?: string; json?: boolean }) => {
      const { db, close } = await open()
      try {
        const brought = await bringIndustries(db, file, tenant, new Date())
        console.log(
          json
            ? JSON.stringify(brought)
            : `Brought in ${brought.codes} codes; ${brought.refused.length} rows held none.`,
        )
      } finally {
        await close()
      }
    })
}
