import type { Server } from 'node:http'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { sql } from 'kysely'
import { foundingKey } from '#features/founding/actions.ts'
import { startLive } from '#features/live/actions.ts'
import { identifier } from '#features/places/identity/actions.ts'
import { issuerFault } from '#platform/auth/oidc.ts'
import { openAuth } from '#platform/auth/open.ts'
import { readAuthSettings } from '#platform/auth/settings.ts'
import { poolState } from '#platform/db/open.ts'
import { isFull } from '#platform/disk.ts'
import { createLimiter } from '#platform/http/limits.ts'
import { createMetrics } from '#platform/http/metrics.ts'
import { startJobs } from '#platform/jobs/jobs.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { makeDemo } from './demo.ts'
import { declareJobs } from './jobs.ts'
import { createLog } from './log.ts'
import { builtScreens } from './screens.ts'
import { createServer } from './server.ts'
import { openServer } from './services.ts'
import { text } from './text.ts'

/** Serves until SIGTERM or SIGINT, then lets running requests and jobs end and stops the database that it started. */
export async function start({ port, demo }: { port?: number; demo: boolean }): Promise<void> {
  const began = performance.now()
  const [screens, opened] = await bothOrNeither(builtScreens(), openServer())
  // Given back in the opposite order, also where it comes no further than half way.
  await using running = new AsyncDisposableStack()
  running.defer(() => opened.close())
  const { db, files, settings, folder, url } = opened
  const log = createLog(settings.LANDFALL_LOG)
  const signIn = demo ? await makeDemo(opened) : undefined
  const { auth, settings: door } = openAuth(db, await readAuthSettings(folder, process.env))
  const jobs = await startJobs({ url, log })
  running.defer(() => jobs.stop())
  await declareJobs(jobs, opened, log)
  const metrics = createMetrics(() => poolState(db))
  const now = () => new Date()
  const stopped = toldToStop()
  const { LANDFALL_LIMITS: limits, LANDFALL_PROXIES: proxies, LANDFALL_METRICS_TOKEN: metricsToken } = settings
  const guard = { limit: limits && createLimiter(limits), proxies, url: door.url }
  // Another database is on a disk that we do not see.
  const diskFull = settings.DATABASE_URL ? undefined : () => isFull(join(folder, 'postgres'))
  const services = { db, files, log, metrics, identify: identifier(db, now), now, diskFull, ...guard }
  const app = createServer(services, screens, { metricsToken })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.keepAliveTimeout = keptAliveMs
  running.defer(() => closed(server))
  const listening = await listen(server, settings.LANDFALL_HOST, port ?? settings.PORT)
  const live = startLive(db, url, log)
  running.defer(() => live.stop())
  await sql`select 1`.execute(db)
  announce(listening, signIn, performance.now() - began)
  const key = await foundingKey(db)
  if (key) console.log(`Nobody works here yet. Found your place at ${door.url ?? listening}/found?key=${key}`)
  if (door.oidc) void announceOidc(door.oidc.issuer, door.url ?? listening)
  // It takes a second to load: better now than at the first sign-in.
  void auth()
  await stopped
}

/**
 * Longer than proxies and browsers keep a connection that is not in use: who closes first must not be the server, for a request may be on
 * its way just then, and who sent it would be told that the connection broke.
 */
const keptAliveMs = 75_000

/** No new requests; those that are running have five seconds to end. */
function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 5_000).unref()
  })
}

/** A server that cannot have both its screens and its database gives back what it has. */
async function bothOrNeither<A, B extends { close(): Promise<void> }>(
  first: Promise<A>,
  second: Promise<B>,
): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second])
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value]
  if (b.status === 'fulfilled') await b.value.close()
  throw a.status === 'rejected' ? a.reason : (b as PromiseRejectedResult).reason
}

async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') fail(new Problem('conflict', 'port.taken', say(text.port_taken, port)))
      else if (error.code === 'EADDRNOTAVAIL')
        fail(new Problem('invalid', 'host.unknown', say(text.host_unknown, host)))
      else fail(error)
    })
    server.listen(port, host, done)
  })
  const address = server.address() as { port: number }
  return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${address.port}`
}

function announce(address: string, signIn: { users: string[]; password: string } | undefined, ms: number): void {
  const lines = [`Landfall 落地 is ready at ${address} (${(ms / 1000).toFixed(1)} s)`]
  if (signIn) {
    lines.push(`Sign in with one of: ${signIn.users.join(', ')}`, `Password of each: ${signIn.password}`)
    lines.push('The data is invented (演示数据). Stop with Ctrl+C.')
  }
  console.log(lines.join('\n'))
}

function toldToStop(): Promise<void> {
  return new Promise((done) => {
    // `on` and not `once`: npm may pass a signal on a second time, which must not cut the stopping short.
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => done())
  })
}

/** What the provider must be told, and whether it answers: nobody finds that out at the first sign-in. */
async function announceOidc(issuer: string, url: string): Promise<void> {
  console.log(
    `Register ${url}/api/auth/callback/oidc at the OIDC provider as the address that it sends people back to.`,
  )
  const fault = await issuerFault(issuer)
  if (fault) console.log(`Nobody can sign in by OIDC yet: ${fault}`)
}
