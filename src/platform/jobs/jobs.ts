import { fromKysely, type Job, PgBoss, type QueueOptions, type WorkOptions } from 'pg-boss'
import type { Logger } from 'pino'
import type { Tx } from '../db/open.ts'
import { newId } from '../id.ts'

/** Does one job. `signal` says that the attempt is over (the server stops, or the job was taken up elsewhere): throw, and it is tried again. */
export type Handler<T extends object> = (data: T, attempt: { signal: AbortSignal; retries: number }) => Promise<void>

export interface WorkSettings {
  /** Jobs of this name at one time in this process; each `key` runs one at a time everywhere. */
  concurrency?: number
  /** Longest time one attempt may take. */
  minutes?: number
}

export interface SendSettings {
  /** At most one job of a key waits and one runs: sent again while it runs, it runs once more afterwards. */
  key?: string
  /** Sends with the transaction: the job is there if, and only if, it commits. */
  tx?: Tx
  /** Not before this instant. */
  after?: Date
}

export interface Jobs {
  /** Declares a kind of job and does those that are sent, on this and on every other server that declares it. */
  work<T extends object>(name: string, handler: Handler<T>, settings?: WorkSettings): Promise<void>
  send(name: string, data: object, settings?: SendSettings): Promise<void>
  /** Runs once at each time of the cron line (Beijing time) over all servers, and with `atStart` also whenever a server starts. */
  every(name: string, cron: string, handler: () => Promise<void>, settings?: { atStart?: boolean }): Promise<void>
  /** Takes no more work, waits some seconds for what is running, gives the rest back to the queue. */
  stop(): Promise<void>
}

/**
 * A job that throws is tried again with growing pauses for about a day. A worker that dies (kill -9, power) stops its heartbeat:
 * its job is taken up by any living server within half a minute.
 */
const lasting: QueueOptions = {
  heartbeatSeconds: 10,
  retryLimit: 100,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 900,
  deleteAfterSeconds: 3 * 86_400,
}

/** Listening wakes a worker at once for what is new; polling finds what is to be tried again, or came while nobody listened. */
const pace: WorkOptions = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 4, heartbeatRefreshSeconds: 3 }

const graceMs = 8_000

/**
 * Starts the background work of this process on PostgreSQL: pg-boss, in its own schema `pgboss`, with at most three connections
 * and one that listens. Work is declared afterwards with `work` and `every`.
 */
export async function startJobs({ url, log }: { url: string; log: Logger }): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    schema: 'pgboss',
    application_name: 'landfall jobs',
    max: 3,
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    cronMonitorIntervalSeconds: 15,
    openTelemetry: { enabled: false },
  })
  boss.on('error', (err) => log.error({ err }, 'jobs'))
  boss.on('warning', ({ message, data }) => log.warn({ data }, message))
  await boss.start()
  const stopping = new AbortController()

  async function work<T extends object>(name: string, handler: Handler<T>, settings: WorkSettings = {}): Promise<void> {
    const queue = { ...lasting, expireInSeconds: (settings.minutes ?? 120) * 60, notify: true }
    await boss.createQueue(name, { ...queue, policy: 'stately' })
    await boss.updateQueue(name, queue)
    for (let i = 0; i < (settings.concurrency ?? 1); i++) await addWorker(name, handler)
  }

  async function addWorker<T extends object>(name: string, handler: Handler<T>): Promise<void> {
    let worker = ''
    worker = await boss.work<T>(name, pace, async ([job]) => {
      await attempt(job!, AbortSignal.any([job!.signal, stopping.signal]), handler, log)
      // What came while it worked is fetched at once, and not at the next poll.
      boss.notifyWorker(worker)
    })
  }

  async function send(name: string, data: object, { key, tx, after }: SendSettings = {}): Promise<void> {
    await boss.send(name, data, {
      singletonKey: key ?? newId(),
      ...(after && { startAfter: after }),
      ...(tx && { db: fromKysely(tx) }),
    })
  }

  async function every(name: string, cron: string, handler: () => Promise<void>, settings: { atStart?: boolean } = {}) {
    await work(name, handler)
    await boss.schedule(name, cron, {}, { tz: 'Asia/Shanghai', missed: 'once', singletonKey: 'cron' })
    if (settings.atStart) await send(name, {}, { key: 'cron' })
  }

  async function stop(): Promise<void> {
    stopping.abort()
    await boss.stop({ graceful: true, timeout: graceMs })
  }

  return { work, send, every, stop }
}

async function attempt<T extends object>(
  job: Job<T>,
  signal: AbortSignal,
  handler: Handler<T>,
  log: Logger,
): Promise<void> {
  const about = { job: job.name, job_id: job.id, retries: job.retryCount }
  const started = performance.now()
  try {
    await handler(job.data ?? ({} as T), { signal, retries: job.retryCount })
    log.info({ ...about, ms: Math.round(performance.now() - started) }, 'job done')
  } catch (err) {
    log.error({ ...about, err }, 'job failed; it will be tried again')
    throw err
  }
}
