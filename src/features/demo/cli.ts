import { type Command, InvalidArgumentError } from 'commander'
import type { Db } from '#platform/db/open.ts'
import type { FileStore } from '#platform/files.ts'
import { seedDemo } from './actions.ts'
import { seedInBulk } from './bulk/actions.ts'

type Open = () => Promise<{ db: Db; url: string; files: FileStore; close(): Promise<void> }>

/** With more records than this, writing each as a person would takes too long. */
const mostByActions = 20_000

/** `landfall seed`: an invented county of any size. */
export function seedCommand(program: Command, open: Open): void {
  program
    .command('seed')
    .description('invent a county, labelled as demo data; the same sizes give the same county')
    .option('--enterprises <n>', 'how many enterprises', whole, 600)
    .option('--projects <n>', 'how many projects', whole, 240)
    .option('--json', 'print data, and nothing else, on stdout')
    .action(async ({ enterprises, projects, json }: { enterprises: number; projects: number; json?: boolean }) => {
      const { db, url, files, close } = await open()
      try {
        const size = { enterprises, projects }
        const told = (line: string) => console.error(line)
        const isLarge = enterprises + projects > mostByActions
        const demo = isLarge
          ? await seedInBulk({ db, url, files }, size, new Date(), told)
          : await seedDemo(db, files, size, new Date(), told)
        console.log(
          json
            ? JSON.stringify(demo)
            : `Made ${enterprises} enterprises and ${projects} projects. Users: ${demo.users.join(', ')}; password of each: ${demo.password}`,
        )
      } finally {
        await close()
      }
    })
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(`'${text}' is not a whole number.`)
  return Number(text)
}
