import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { jsonOption, type Opened } from '#platform/command.ts'
import { connectOrStart, type Embedded, startEmbedded } from '#platform/db/embedded.ts'
import { dataFolder } from '#platform/db/folder.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openDb } from '#platform/db/open.ts'
import { mebibyte, openFiles } from '#platform/files.ts'
import { openScan, type Scan } from '#platform/scan.ts'
import { createLog } from './log.ts'
import { readSettings, type Settings } from './settings.ts'

export interface Services extends Opened {
  settings: Settings
  folder: string
}

/**
 * Opens what a command works with: the database (DATABASE_URL, or the embedded one of the data folder: a running server's, else
 * started for as long as this lasts), migrated, and the folder of files.
 */
export function openServices(): Promise<Services> {
  return open(connectOrStart)
}

/** The same with the schema left as it is: a restore brings its own. */
export function openAsItIs(): Promise<Services> {
  return open(connectOrStart, { migrated: false })
}

/** The same for a server, which has the data folder to itself. */
export function openServer(): Promise<Services> {
  return open(startEmbedded)
}

async function open(embedded: (folder: string) => Promise<Embedded>, { migrated = true } = {}): Promise<Services> {
  const settings = readSettings(process.env)
  const folder = await dataFolder(settings.LANDFALL_DATA)
  const server = settings.DATABASE_URL ? external(settings.DATABASE_URL) : await embedded(folder)
  const db = openDb(server.url)
  const close = async () => {
    await db.destroy()
    await server.stop()
  }
  try {
    if (migrated) await migrate(db)
    const filesFolder = join(folder, 'files')
    await mkdir(filesFolder, { recursive: true, mode: 0o700 })
    return {
      settings,
      folder,
      url: server.url,
      db,
      files: openFiles(filesFolder, settings.LANDFALL_UPLOAD_MB * mebibyte, scanOf(settings)),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Said on stderr each time a file is taken that nobody looked through. */
function scanOf({ LANDFALL_SCAN: scanner, LANDFALL_SCAN_AWAY: away, LANDFALL_LOG }: Settings): Scan | undefined {
  if (!scanner) return
  const log = createLog(LANDFALL_LOG)
  return openScan(scanner, (err) => {
    log.warn({ err }, away === 'accept' ? 'scanner away: a file was taken without it' : 'scanner away')
    return away === 'accept'
  })
}

function external(url: string): Embedded {
  return { url, stop: async () => {} }
}

/** Adds a sub-command; every command says `--json` the same way. */
export function command(program: Command, name: string, summary: string): Command {
  return program
    .command(name)
    .description(summary)
    .option(...jsonOption)
}
