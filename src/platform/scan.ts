import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { createConnection } from 'node:net'
import { Problem } from './problem.ts'
import { text } from './text.ts'
import { say } from './words.ts'

/** Looks a file through before it is kept; what must not be kept is a Problem. */
export type Scan = (path: string) => Promise<void>

const patienceMs = 60_000
const pieceBytes = 64 * 1024

/**
 * The office's own virus scanner: `unix:/run/clamav/clamd.ctl` or `tcp://host:3310` for clamd, else a command that is given the path
 * as its last argument and exits with 0 (clean) or 1 (its first line says what was found). Found something is an `invalid` Problem
 * (`file.infected`, the name in `extra.found`). A scanner that is away, or does not answer within a minute, is an `unavailable` one
 * (`scan.away`), unless `without` says that files are taken without it then.
 */
export function openScan(setting: string, without: (error: unknown) => boolean): Scan {
  const look = /^(unix:|tcp:)/.test(setting) ? askClamd(setting) : askCommand(setting)
  return async (path) => {
    let found: string | undefined
    try {
      found = await look(path)
    } catch (error) {
      if (without(error)) return
      throw new Problem('unavailable', 'scan.away', text.scan_away)
    }
    if (found) throw new Problem('invalid', 'file.infected', say(text.infected, found), { extra: { found } })
  }
}

/** What was found, undefined where nothing was. */
type Look = (path: string) => Promise<string | undefined>

/** clamd's INSTREAM: pieces with their length before them, an empty one at the end, one line as the answer. */
function askClamd(setting: string): Look {
  return async (path) => {
    const socket = createConnection(addressOf(setting)).setTimeout(patienceMs)
    socket.on('timeout', () => socket.destroy(new Error('the scanner does not answer')))
    const answer = lineFrom(socket)
    // It is waited for below; until then its failing is nobody's yet.
    answer.catch(() => {})
    socket.write('zINSTREAM\0')
    for await (const piece of createReadStream(path, { highWaterMark: pieceBytes })) {
      if (socket.destroyed) break
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      if (!socket.write(Buffer.concat([length, piece]))) await drained(socket)
    }
    socket.end(Buffer.alloc(4))
    const said = await answer
    if (/: OK$/.test(said)) return
    const [, found] = /: (.+) FOUND$/.exec(said) ?? []
    if (found) return found
    throw new Error(`the scanner says: ${said}`)
  }
}

function addressOf(setting: string) {
  if (setting.startsWith('unix:')) return { path: setting.slice('unix:'.length) }
  const { hostname, port } = new URL(setting)
  return { host: hostname, port: Number(port || 3310) }
}

async function lineFrom(socket: NodeJS.ReadableStream): Promise<string> {
  let said = ''
  for await (const piece of socket) said += piece
  return said.replaceAll('\0', '').trim()
}

function drained(socket: NodeJS.EventEmitter): Promise<void> {
  return new Promise((done) => {
    for (const event of ['drain', 'close']) socket.once(event, () => done())
  })
}

function askCommand(setting: string): Look {
  const [command = '', ...args] = setting.split(/\s+/)
  return (path) =>
    new Promise((done, fail) => {
      execFile(command, [...args, path], { timeout: patienceMs }, (error, stdout) => {
        if (!error) return done(undefined)
        if (error.code === 1) return done(stdout.split('\n')[0]?.trim() || '?')
        fail(error)
      })
    })
}
