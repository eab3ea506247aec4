import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { notStarted, run } from './program.ts'
import type { Runner } from './runner.ts'
import { text } from './text.ts'

/** Makes the cluster the first time; answers its password, which only this user can read. */
export async function makeCluster(programs: string, runner: Runner): Promise<string> {
  const { folder, cluster, outside } = runner
  const passwordFile = join(folder, 'postgres.password')
  if (existsSync(join(cluster, 'PG_VERSION'))) return readPassword(passwordFile)
  const password = randomBytes(24).toString('base64url')
  // Under another name until it is whole: a kill in the middle leaves nothing that looks like a cluster.
  const draft = `${cluster}.new`
  await initialise(draft, password, programs, runner)
  await writeFile(passwordFile, password, { mode: 0o600 })
  await rename(draft, cluster)
  if (outside) await symlink(cluster, join(folder, 'postgres'))
  return password
}

async function readPassword(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new Problem('unavailable', 'data.password_gone', say(text.password_gone, file))
  }
}

async function initialise(draft: string, password: string, programs: string, runner: Runner): Promise<void> {
  const handed = `${draft}.password`
  try {
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { mode: 0o700 })
    await writeFile(handed, password, { mode: 0o600 })
    await lend(draft, runner)
    await lend(handed, runner)
    const access = ['-U', 'landfall', '-A', 'scram-sha-256', `--pwfile=${handed}`]
    for (const characters of ['C.UTF-8', 'C']) {
      const locale = ['--locale=C', `--lc-ctype=${characters}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      const args = ['-D', draft, '--encoding=UTF8', ...locale, ...access]
      // Not every system has C.UTF-8; only trigrams of Chinese words need it, the rest has PostgreSQL's own.
      if (await run(join(programs, 'bin', 'initdb'), args, runner)) return
    }
    throw notStarted(runner)
  } finally {
    await rm(handed, { force: true })
  }
}

async function lend(path: string, { ids }: Runner): Promise<void> {
  if (ids.uid !== undefined && ids.gid !== undefined) await chown(path, ids.uid, ids.gid)
}
