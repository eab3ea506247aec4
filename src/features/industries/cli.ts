import type { Command } from 'commander'
import { jsonOption, type Open, tenantOption, withOpened } from '#platform/command.ts'
import { bringIndustries } from './actions.ts'

/** `landfall industries FILE`: deeper industry codes. */
export function industriesCommand(program: Command, open: Open): void {
  program
    .command('industries')
    .description('bring in the deeper codes of GB/T 4754 from a .csv or .xlsx')
    .argument('<file>', 'columns code and name, or one column a level')
    .option(...tenantOption)
    .option(...jsonOption)
    .action(async (file: string, { tenant, json }: { tenant?: string; json?: boolean }) => {
      const brought = await withOpened(open, ({ db }) => bringIndustries(db, file, tenant, new Date()))
      const said = `Brought in ${brought.codes} codes; ${brought.refused.length} rows held none.`
      console.log(json ? JSON.stringify(brought) : said)
    })
}
