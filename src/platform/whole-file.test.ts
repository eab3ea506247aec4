import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeWhole } from './whole-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-whole-'))
  await writeFile(join(folder, 'old'), 'before')
})
afterAll(() => rm(folder, { recursive: true }))

const write = (name: string, words: Iterable<string> = ['new']) =>
  writeWhole(join(folder, name), async (stream) => {
    await pipeline(Readable.from(words), stream)
    return 'written'
  })

test('what was written is there, and what the writer answers is answered', async () => {
  expect(await write('fresh')).toBe('written')
  expect(await readFile(join(folder, 'fresh'), 'utf8')).toBe('new')
})

test('what fails half way leaves what was there before, and nothing beside it', async () => {
  function* broken() {
    yield 'half'
    throw new Error('no more')
  }
  await expect(write('old', broken())).rejects.toThrow('no more')
  expect(await readFile(join(folder, 'old'), 'utf8')).toBe('before')
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test.each([
  ['.', 'EISDIR'],
  ['no/such/folder', 'ENOENT'],
  ['old/below', 'ENOTDIR'],
])('a place that cannot be written is told by its own path: %s', async (name, code) => {
  await expect(write(name)).rejects.toMatchObject({ code, path: join(folder, name) })
})
