import type { Command } from 'commander'
import { wholeNumber } from '#platform/command.ts'

/** start (demo data where there is none, screens built) and serve (as it is). */
export function serverCommands(program: Command): void {
  program
    .command('start')
    .description('build the screens, make demo data where the database is empty, and serve')
    .option('--port <number>', 'port to listen on', wholeNumber(0, 65_535))
    .action(({ port }) => serve({ port, demo: true }))

  program
    .command('serve')
    .description('serve, with the data that is there')
    .option('--port <number>', 'port to listen on', wholeNumber(0, 65_535))
    .action(({ port }) => serve({ port, demo: false }))
}

/** Serves to the end of the process; whatever still waits then has nothing left to do. */
async function serve(how: { port?: number; demo: boolean }): Promise<void> {
  const { start } = await import('../start.ts')
  await start(how)
  process.exit()
}
