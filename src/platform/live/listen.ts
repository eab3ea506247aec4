import { sql } from 'kysely'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Db } from '../db/open.ts'
import { newId } from '../id.ts'
import { type Announcement, channel, readPayload } from './announce.ts'
import { heard, startHearing, stopHearing } from './heard.ts'

export interface Hears {
  announced(announcement: Announcement): void
  /** Something may have been missed: whoever shows data reads it again. */
  missed(): void
}

export interface Listening {
  stop(): Promise<void>
}

const pauses = [250, 500, 1_000, 2_000, 5_000, 10_000]
const trialMs = 5_000
const deafMs = 30_000

/**
 * Listens on a connection of its own, for as long as the server runs; a lost one is opened again, and what came meanwhile counts as
 * missed. Behind a pooler that shares connections among transactions a listener hears nothing: it tries whether it hears itself,
 * and where it does not, says every half minute that something may have been missed, so that screens are late and not wrong.
 */
export function listen(db: Db, url: string, log: Logger, hears: Hears): Listening {
  const stopping = new AbortController()
  let client: pg.Client | undefined
  const stopped = (async () => {
    let failures = 0
    for (let first = true; !stopping.signal.aborted; first = false) {
      client = new pg.Client({ connectionString: url, application_name: 'landfall live', keepAlive: true })
      try {
        await hearUntilLost(db, client, log, hears, () => {
          failures = 0
          if (!first) hears.missed()
        })
      } catch (error) {
        log.warn({ err: error }, 'live updates: cannot listen')
      }
      await client.end().catch(() => {})
      await pause(pauses[Math.min(failures++, pauses.length - 1)]!, stopping.signal)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await client?.end().catch(() => {})
      await stopped
    },
  }
}

async function hearUntilLost(db: Db, client: pg.Client, log: Logger, hears: Hears, ready: () => void): Promise<void> {
  const lost = new Promise<void>((done) => client.on('error', () => done()).on('end', () => done()))
  await client.connect()
  const trial = newId()
  let deaf: NodeJS.Timeout | undefined
  const trying = setTimeout(() => {
    log.warn('live updates: the database passes no notifications on (a pooler?); screens refresh every half minute')
    deaf = setInterval(() => hears.missed(), deafMs)
  }, trialMs)
  client.on('notification', ({ payload = '' }) => {
    if (payload === trial) {
      clearTimeout(trying)
      startHearing(db)
      return
    }
    const announcement = readPayload(payload)
    heard(db, announcement.tenant_id)
    hears.announced(announcement)
  })
  try {
    await client.query(`listen ${channel}`)
    ready()
    await sql`select pg_notify(${channel}, ${trial})`.execute(db)
    await lost
  } finally {
    stopHearing(db)
    clearTimeout(trying)
    clearInterval(deaf)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done()
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })
}
