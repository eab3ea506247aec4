import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isRoot } from './folder.ts'

/** Under whom PostgreSQL runs and where its files lie. It refuses root, so root lends it a user without rights. */
export interface Runner {
  place: string
  cluster: string
  ids: { uid?: number; gid?: number }
}

/** Chooses user and place for the cluster of a data folder; `place` can be reached by that user. */
export async function prepareRunner(folder: string): Promise<Runner> {
  if (!isRoot()) return { place: folder, cluster: join(folder, 'postgres'), ids: {} }
  const ids = await unprivilegedUser()
  const reachable = canReach(folder, ids.uid)
  const place = reachable
    ? folder
    : join('/var/lib/landfall/clusters', createHash('sha256').update(folder).digest('hex').slice(0, 16))
  const cluster = join(place, 'postgres')
  await mkdir(cluster, { recursive: true, mode: 0o711 })
  await chown(cluster, ids.uid, ids.gid)
  await chmod(cluster, 0o700)
  if (!reachable) await pointTo(cluster, join(folder, 'postgres'))
  return { place, cluster, ids }
}

/** So that whoever looks into the data folder finds the cluster. */
async function pointTo(cluster: string, link: string): Promise<void> {
  await rm(link, { force: true })
  await symlink(cluster, link)
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const [, , uid, gid] = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? []
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) }
}

function canReach(folder: string, uid: number): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid: owner } = statSync(at)
    const passes = (mode & 0o001) !== 0 || (owner === uid && (mode & 0o100) !== 0)
    if (!passes) return false
    if (at === dirname(at)) return true
  }
}
