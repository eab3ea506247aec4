import type { Command } from 'commander'
import { tenantOf } from '#features/places/actions.ts'
import { jsonOption, type Open, tenantOption, withOpened } from '#platform/command.ts'
import { writeWhole } from '#platform/whole-file.ts'
import { exportLabels } from './actions.ts'

/** `landfall labels export`: what people decided of suspected duplicates, for learning the weights anew. */
export function labelCommands(program: Command, open: Open): void {
  program
    .command('labels')
    .description('the decisions that people took on suspected duplicates')
    .command('export')
    .description('write the decisions as labelled pairs (CSV), as scripts/names/train.ts reads them')
    .requiredOption('--to <file>', 'where to write them')
    .option(...tenantOption)
    .option(...jsonOption)
    .addHelpText('after', help)
    .action(async ({ to, tenant: slug, json }: { to: string; tenant?: string; json?: boolean }) => {
      const pairs = await withOpened(open, async ({ db }) => {
        const { id } = await tenantOf(db, slug)
        return writeWhole(to, (stream) => exportLabels(db, id, stream))
      })
      console.log(json ? JSON.stringify({ pairs }) : `Wrote ${pairs} labelled pairs to ${to}.`)
    })
}

const help = `
Columns: kind,label,name,aliases,other,split. label is 1 for one company, 0 for two; aliases are parted by ;
To learn the weights anew from these beside the pairs that are shipped:
  node scripts/run.mjs scripts/names/train.ts --add pairs.csv`
