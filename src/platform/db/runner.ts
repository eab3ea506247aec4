import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { chmod, mkdir, readFile, readlink, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { isRoot, letThrough } from './folder.ts'
import { text } from './text.ts'

/** Under whom PostgreSQL runs and where its files lie. It refuses root, so root lends it a user without rights. */
export interface Runner {
  folder: string
  cluster: string
  /** The cluster lies outside the data folder, which then points to it. */
  outside: boolean
  ids: { uid?: number; gid?: number }
}

/** Chooses the user and the cluster's place for a data folder: in it, or elsewhere when that user cannot reach it. */
export async function chooseRunner(named: string): Promise<Runner> {
  const folder = await realpath(named)
  const usual = join(folder, 'postgres')
  if (!isRoot()) return { folder, cluster: usual, outside: false, ids: {} }
  await letThrough(folder)
  const ids = await unprivilegedUser()
  const elsewhere = await readlink(usual).catch(() => undefined)
  if (elsewhere) return { folder, cluster: presentCluster(folder, elsewhere), outside: true, ids }
  if (canReach(folder, ids.uid)) return { folder, cluster: usual, outside: false, ids }
  if (existsSync(usual)) throw new Problem('unavailable', 'data.unreachable', say(text.unreachable, folder))
  return { folder, cluster: join(await outsideFolder(folder), 'postgres'), outside: true, ids }
}

/** A pointer to nothing means that the data is lost or not mounted: an empty database must not be put in its place. */
function presentCluster(folder: string, cluster: string): string {
  if (existsSync(cluster)) return cluster
  throw new Problem('unavailable', 'data.cluster_gone', say(text.cluster_gone, folder, cluster))
}

async function outsideFolder(folder: string): Promise<string> {
  const name = folder.replaceAll(/[^\w]+/g, '-').slice(-60)
  const place = join('/var/lib/landfall/clusters', `${name}-${randomBytes(4).toString('hex')}`)
  await mkdir(place, { recursive: true })
  for (const part of [place, dirname(place), dirname(dirname(place))]) await letThrough(part)
  await chmod(place, 0o711)
  return place
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? []
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) }
}

/** Whether a user can pass every folder down to this one. */
export function canReach(folder: string, uid: number): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid: owner } = statSync(at)
    const passes = owner === uid ? (mode & 0o100) !== 0 : (mode & 0o001) !== 0
    if (!passes) return false
    if (at === dirname(at)) return true
  }
}
