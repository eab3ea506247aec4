import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtScreens } from '#app/screens.ts'
import { type TestDb, testDb } from '#platform/testing/db.ts'
import { emptyFolder, runCommand } from './support/servers.ts'

let database: TestDb
let place: Awaited<ReturnType<typeof emptyFolder>>
let inputs: string
beforeAll(async () => {
  database = await testDb()
  place = await emptyFolder()
  inputs = join(place.folder, 'inputs')
  await mkdir(inputs)
  await writeFile(join(inputs, 'half.json'), '{"name":')
})
afterAll(async () => {
  await database?.close()
  await place?.remove()
})

/** As typed; `IN` is the folder of inputs. */
function run(line: string, environment: Record<string, string> = {}) {
  const words = line.split(' ').map((word) => word.replace('IN', inputs))
  return runCommand(place.folder, words, { environment: { DATABASE_URL: database.url, ...environment } })
}

describe('what is typed wrong is told in a line, in the language of the terminal', () => {
  it.each<[string, number, RegExp, RegExp]>([
    ['nothing', 2, /没有命令“nothing”/, /unknown command 'nothing'/],
    ['serve --port abc', 2, /“abc”：应为 0 至 65535 的整数/, /'abc' is invalid. It is a whole number from 0 to 65535/],
    ['gate IN/half.json --stage signed', 1, /half\.json 不是一个 JSON 对象/, /half\.json is not one JSON object/],
    ['openapi --out IN', 1, /inputs：这是文件夹/, /inputs: It is a folder/],
    ['restore IN/none.tar.gz', 1, /none\.tar\.gz：没有这个文件/, /none\.tar\.gz: There is no such file/],
    ['count --period 2026-10', 1, /还没有部署单位：请用 landfall tenant add/, /found a place with landfall tenant add/],
  ])('%s', async (line, code, zh, en) => {
    const [inChinese, inEnglish] = await Promise.all([
      run(line, { LC_ALL: 'zh_CN.UTF-8' }),
      run(line, { LC_ALL: 'en_US.UTF-8' }),
    ])
    expect(inChinese).toMatchObject({ code, out: '', err: expect.stringMatching(zh) })
    expect(inEnglish).toMatchObject({ code, out: '', err: expect.stringMatching(en) })
    expect(inChinese.err + inEnglish.err).not.toMatch(/\n\s+at |node:/)
  })

  it('a database that is away is named', async () => {
    const { code, err } = await run('user list', { DATABASE_URL: 'postgres://us:secret-word@127.0.0.1:9/x' })
    expect([code, err]).toEqual([1, expect.stringContaining('connect ECONNREFUSED 127.0.0.1:9')])
    expect(err).not.toContain('secret-word')
  })
})

it('a server whose port is taken says so and ends', async () => {
  await builtScreens()
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => other.once('listening', done))
  const { port } = other.address() as AddressInfo
  const { code, err } = await run(`serve --port ${port}`, { LC_ALL: 'C', LANDFALL_LOG: 'error' })
  other.close()
  expect([code, err]).toEqual([1, `landfall: Port ${port} is taken: name another with --port.\n`])
}, 60_000)
