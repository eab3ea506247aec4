import type { Command } from 'commander'
import { jsonOption, type Open, wholeNumber, withOpened } from '#platform/command.ts'
import { seedDemo } from './actions.ts'
import { seedInBulk } from './bulk/actions.ts'

/** With more records than this, writing each as a person would takes too long. */
const mostByActions = 20_000

/** `landfall seed`: an invented county of any size. */
export function seedCommand(program: Command, open: Open<'db' | 'url' | 'files'>): void {
  program
    .command('seed')
    .description('invent a county, labelled as demo data; the same sizes give the same county')
    .option('--enterprises <n>', 'how many enterprises', wholeNumber(0, 10_000_000), 600)
    .option('--projects <n>', 'how many projects', wholeNumber(0, 10_000_000), 240)
    .option(...jsonOption)
    .action(async ({ enterprises, projects, json }: { enterprises: number; projects: number; json?: boolean }) => {
      const size = { enterprises, projects }
      const told = (line: string) => console.error(line)
      const isLarge = enterprises + projects > mostByActions
      const demo = await withOpened(open, ({ db, url, files }) =>
        isLarge ? seedInBulk({ db, url, files }, size, new Date(), told) : seedDemo(db, files, size, new Date(), told),
      )
      const made = `Made ${enterprises} enterprises and ${projects} projects.`
      const said = `${made} Users: ${demo.users.join(', ')}; password of each: ${demo.password}`
      console.log(json ? JSON.stringify(demo) : said)
    })
}
