import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isHeld, lockFolder } from './lock.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-lock-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('whoever holds it keeps it; given back, it can be taken again', async () => {
  expect(await isHeld(folder)).toBe(false)
  const unlock = await lockFolder(folder)
  for (let tries = 0; tries < 3; tries++) {
    expect(await isHeld(folder)).toBe(true)
    await expect(lockFolder(folder)).rejects.toMatchObject({ kind: 'conflict', code: 'data.in_use' })
  }
  await unlock()
  expect(await isHeld(folder)).toBe(false)
  await (await lockFolder(folder))()
})

test('another process is refused, and the refusal names the folder and the process', async () => {
  const unlock = await lockFolder(folder)
  const { said, kill } = await processThatLocks()
  expect(said).toMatch(new RegExp(`data.in_use.*${folder}.*\\b${process.pid}\\b`))
  await kill()
  await unlock()
})

test('a process that was killed holds it no more, though another has its number by now', async () => {
  const { said, kill } = await processThatLocks()
  expect(said).toBe('held')
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'data.in_use' })
  await kill()
  await writeFile(join(folder, 'server.pid'), String(process.ppid))
  expect(await isHeld(folder)).toBe(false)
  await (await lockFolder(folder))()
})

test('of many processes that come at once after a kill, one takes it', async () => {
  await (await processThatLocks()).kill()
  const all = await Promise.all(Array.from({ length: 6 }, processThatLocks))
  expect(all.filter(({ said }) => said === 'held')).toHaveLength(1)
  await Promise.all(all.map(({ kill }) => kill()))
})

/** Says `held` and stays, or says why not and stays as well. */
async function processThatLocks() {
  const lock = pathToFileURL(join(import.meta.dirname, 'lock.ts'))
  const program = `setInterval(() => {}, 60_000)
    const { lockFolder } = await import(${JSON.stringify(lock.href)})
    lockFolder(${JSON.stringify(folder)}).then(() => console.log('held'), (error) => console.log(error.message))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { said: said.toString().trim(), kill }
}
