import type { Command } from 'commander'
import type { Db } from '#platform/db/open.ts'
import { refreshSearch } from './refresh/actions.ts'

type Open = () => Promise<{ db: Db; close(): Promise<void> }>

/** `landfall reindex`: what the server does by itself after an upgrade, done at once. */
export function reindexCommand(program: Command, open: Open): void {
  program
    .command('reindex')
    .description('make the search index of older rows anew; the server does it by itself in the background')
    .option('--json', 'print data, and nothing else, on stdout')
    .action(async ({ json }: { json?: boolean }) => {
      const { db, close } = await open()
      try {
        const told = json ? undefined : (kind: string, done: number) => console.error(`${kind} ${done}`)
        const rows = await refreshSearch(db, () => new Date(), { told })
        console.log(json ? JSON.stringify({ rows }) : `Read ${rows} rows; the search index is up to date.`)
      } finally {
        await close()
      }
    })
}
