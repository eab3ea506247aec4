import type { Command } from 'commander'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import type { FileStore } from '#platform/files.ts'
import { terminalLanguage } from '#platform/words.ts'
import { importer } from './actions.ts'

export interface AsWhom {
  as?: string
  tenant?: string
}

export type Open = () => Promise<{ db: Db; files: FileStore; close(): Promise<void> }>

/** Says with which member's rights a command on imports is done. */
export function asWhom(command: Command, who: string): Command {
  return command
    .option('--as <user>', `${who}; needed where more than one member may`)
    .option('--tenant <slug>', 'needed where there are several')
}

/** Does a command's work as the member named, and closes what it opened. */
export async function withImporter(open: Open, whom: AsWhom, work: (context: Context) => Promise<void>): Promise<void> {
  const { db, files, close } = await open()
  try {
    const me = await importer(db, whom.as, whom.tenant)
    await work({ db, files, me, now: new Date(), language: terminalLanguage(process.env), request_id: 'command' })
  } finally {
    await close()
  }
}
