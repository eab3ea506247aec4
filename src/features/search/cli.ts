import type { Command } from 'commander'
import { jsonOption, type Open, withOpened } from '#platform/command.ts'
import { refreshSearch } from './refresh/actions.ts'

/** `landfall reindex`: what the server does by itself after an upgrade, done at once. */
export function reindexCommand(program: Command, open: Open): void {
  program
    .command('reindex')
    .description('make the search index of older rows anew; the server does it by itself in the background')
    .option(...jsonOption)
    .action(async ({ json }: { json?: boolean }) => {
      const told = json ? undefined : (kind: string, done: number) => console.error(`${kind} ${done}`)
      const rows = await withOpened(open, ({ db }) => refreshSearch(db, () => new Date(), { told }))
      console.log(json ? JSON.stringify({ rows }) : `Read ${rows} rows; the search index is up to date.`)
    })
}
