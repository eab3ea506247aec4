import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Person, type SpawnedServer, seedFolder, signedIn, spawnServer } from './support/servers.ts'
import { smallDisk } from './support/small-disk.ts'

const disk = smallDisk(260)
const data = join(disk?.folder ?? '/nowhere', 'data')
const root = resolve(import.meta.dirname, '..')

/** Everything of a place, its PostgreSQL as well, on one small disk. */
describe.skipIf(!disk)('a disk that is full', () => {
  let server: SpawnedServer
  let officer: Person

  beforeAll(async () => {
    await mkdir(data)
    await seedFolder(data)
    server = await spawnServer(data)
    officer = await signedIn(server, 'officer')
  }, 180_000)
  afterAll(async () => {
    await server?.stop()
    disk?.remove()
  })

  const paper = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)])
  const upload = (bytes: Uint8Array, path = '/api/files?name=a.pdf') => officer.send(server, 'POST', path, bytes)
  const told = async (answer: Response) => ({
    status: answer.status,
    wait: answer.headers.get('retry-after'),
    code: ((await answer.json()) as { code?: string }).code,
  })
  const full = { status: 503, wait: '5', code: 'disk.full' }

  it('refuses a file and a ledger in plain words, keeps what is there, and leaves nothing half', async () => {
    const kept = (await (await upload(paper(1_000_000))).json()) as { sha256: string }
    await disk!.fill()
    const ledger = new TextEncoder().encode(`项目名称,投资方\n${'满盘甲,甲公司\n'.repeat(100_000)}`)
    expect(await told(await upload(paper(3_000_000)))).toEqual(full)
    expect(await told(await upload(ledger, '/api/imports?name=a.csv'))).toEqual(full)
    const content = await officer.send(server, 'GET', `/api/files/${kept.sha256}/content`)
    expect((await content.arrayBuffer()).byteLength).toBe(1_000_009)
    expect(await readdir(join(data, 'files', 'drafts'))).toEqual([])
    await disk!.free()
    expect((await upload(paper(3_000_000))).status).toBe(200)
  })

  it('refuses a backup in plain words, and leaves no half of one', async () => {
    await disk!.fill()
    const { code, stderr } = await landfall('backup', join(disk!.folder, 'backup.tar.gz'))
    expect(code).toBe(1)
    expect(stderr).toMatch(/^landfall: The disk .*is full/)
    expect((await readdir(disk!.folder)).sort()).toEqual(['data', 'filler'])
    await disk!.free()
    expect((await landfall('backup', join(disk!.folder, 'backup.tar.gz'))).code).toBe(0)
  })

  it('PostgreSQL has no room: writes are refused, what was acknowledged is there when there is room again', async () => {
    const acknowledged: string[] = []
    const write = async (name: string) => {
      // Nothing that could be compressed, so that the disk fills quickly.
      const content = randomBytes(60_000).toString('base64')
      return officer.send(server, 'POST', '/api/projects', { changes: { name, content } })
    }
    await disk!.fill()
    let refused: Awaited<ReturnType<typeof told>> | undefined
    for (let n = 0; !refused; n++) {
      const answer = await write(`满盘 ${n}`)
      if (answer.ok) acknowledged.push(`满盘 ${n}`)
      else refused = await told(answer)
    }
    expect(refused.status).toBe(503)
    expect(refused.code).toMatch(/^(disk\.full|database\.(away|lost))$/)
    await disk!.free()
    await expect.poll(async () => (await write('又有空间')).status, { timeout: 60_000, interval: 500 }).toBe(200)
    const { stdout, code } = await landfall('verify', '--json')
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { ok: true }])
    for (const name of acknowledged.slice(-20)) {
      const { items } = await officer.read<{ items: { name: string }[] }>(
        server,
        `/api/projects?q=${encodeURIComponent(name)}`,
      )
      expect(items.map((one) => one.name)).toContain(name)
    }
  }, 180_000)
})

function landfall(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, DATABASE_URL: '', LANDFALL_DATA: data, LANG: 'en_US.UTF-8', LC_ALL: '' }
  return new Promise((done) => {
    execFile(process.execPath, [join(root, 'src/app/cli.ts'), ...args], { env }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}
