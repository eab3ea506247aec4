import { type ChildProcess, spawn } from 'node:child_process'
import { open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import type { Runner } from './runner.ts'
import { text } from './text.ts'

export interface Program {
  child: ChildProcess
  /** Its exit code, null after a signal or when it could not be started. */
  gone: Promise<number | null>
}

/** Starts a program of PostgreSQL as its user, in a process group of its own: Ctrl+C is for us, and we tell it when to stop. */
export async function start(program: string, args: string[], { folder, ids }: Runner): Promise<Program> {
  const log = await open(logFile(folder), 'a', 0o600)
  try {
    const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
    const child = spawn(program, args, { cwd: '/', env, stdio: ['ignore', log.fd, log.fd], detached: true, ...ids })
    const gone = new Promise<number | null>((done) => {
      child.once('exit', (code) => done(code))
      child.once('error', () => done(null))
    })
    return { child, gone }
  } finally {
    await log.close()
  }
}

/** Runs a program to its end; yes if it succeeded. */
export async function run(program: string, args: string[], runner: Runner): Promise<boolean> {
  return (await (await start(program, args, runner)).gone) === 0
}

/** PostgreSQL's words stay in one file beside the data; the one before is kept. */
export async function rotateLog(folder: string): Promise<void> {
  const { size } = await stat(logFile(folder)).catch(() => ({ size: 0 }))
  if (size > 10_000_000) await rename(logFile(folder), `${logFile(folder)}.1`)
}

export function notStarted({ folder }: Runner): Problem {
  return new Problem('unavailable', 'postgres.not_started', say(text.not_started, logFile(folder)))
}

function logFile(folder: string): string {
  return join(folder, 'postgres.log')
}
