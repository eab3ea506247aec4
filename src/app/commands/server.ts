import type { Command } from 'commander'

/** start (demo data where there is none, screens built) and serve (as it is). */
export function serverCommands(program: Command): void {
  program
    .command('start')
    .description('build the screens, make demo data where the database is empty, and serve')
    .option('--port <number>', 'port to listen on', Number)
    .action(async ({ port }) => (await import('../start.ts')).start({ port, demo: true }))

  program
    .command('serve')
    .description('serve, with the data that is there')
    .option('--port <number>', 'port to listen on', Number)
    .action(async ({ port }) => (await import('../start.ts')).start({ port, demo: false }))
}
