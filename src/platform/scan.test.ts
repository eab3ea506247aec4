import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFiles } from './files.ts'
import { newId } from './id.ts'
import { openScan } from './scan.ts'

let folder: string
let clamd: Server
let clamdSetting: string
const settings: Record<string, string> = {}

/** What every scanner knows as a sample. */
const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const tenant = newId()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-scan-'))
  clamd = await clamdAt(join(folder, 'clamd.ctl'))
  clamdSetting = `unix:${join(folder, 'clamd.ctl')}`
  const command = join(folder, 'scan.sh')
  await writeFile(command, '#!/bin/sh\nif grep -q EICAR "$1"; then echo Eicar-Test; exit 1; fi\n')
  await chmod(command, 0o755)
  Object.assign(settings, { clamd: clamdSetting, command })
})
afterAll(async () => {
  clamd.close()
  await rm(folder, { recursive: true })
})

/** Speaks the few words of clamd’s protocol that are spoken with it. */
async function clamdAt(path: string): Promise<Server> {
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0)
    socket.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece])
      const content = streamed(bytes)
      if (content) socket.end(`stream: ${content.includes('EICAR') ? 'Eicar-Test FOUND' : 'OK'}\0`)
    })
  })
  await new Promise<void>((done) => server.listen(path, done))
  return server
}

/** The pieces put together, once the empty one came. */
function streamed(bytes: Buffer): string | undefined {
  let content = ''
  for (let at = 'zINSTREAM\0'.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return content
    content += bytes.toString('latin1', at + 4, at + 4 + length)
    at += 4 + length
  }
}

const store = (setting: string, without = false) =>
  openFiles(
    join(folder, 'files'),
    undefined,
    openScan(setting, () => without),
  )
const put = (setting: string, content: string, without = false) =>
  store(setting, without).put(tenant, Readable.from([Buffer.from(content)]))

describe.each(['clamd', 'command'])('%s', (kind) => {
  test('lets through what is clean, however long', async () => {
    expect(await put(settings[kind]!, 'a contract '.repeat(100_000))).toMatchObject({ size: 1_100_000 })
  })

  test('refuses what is not, by name, and nothing of it is kept', async () => {
    await expect(put(settings[kind]!, `${eicar} ${kind}`)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'file.infected',
      extra: { found: 'Eicar-Test' },
    })
    expect(await readdir(join(folder, 'files', 'drafts'))).toEqual([])
  })
})

test.each([
  ['a socket that is not there', 'unix:/nowhere/clamd.ctl'],
  ['a port that nobody listens to', 'tcp://127.0.0.1:9'],
  ['a command that is not there', '/nowhere/scan'],
  ['a command that fails', 'sh -c exit\\ 3'],
])('%s is a scanner that is away: refused, or taken where the office says so', async (_, setting) => {
  await expect(put(setting, 'a plan')).rejects.toMatchObject({ kind: 'unavailable', code: 'scan.away' })
  expect(await put(setting, 'a plan', true)).toMatchObject({ size: 6 })
})
