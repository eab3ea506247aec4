import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import type { LaunchOptions } from 'playwright-core'
import { extract } from 'tar-stream'

const root = resolve(import.meta.dirname, '../..')

/**
 * The Chromium of @sparticuz/chromium, with the NSS libraries that a bare system lacks. The package's own unpacking writes to
 * fixed places in the temporary folder, where two test workers meet half a file; here it is made aside and moved in whole.
 */
export async function unpackedBrowser(args: string[]): Promise<LaunchOptions> {
  const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..')
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8')) as { version: string }
  const folder = join(root, '.cache', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(join(packed, 'bin'), folder)
  return {
    executablePath: join(folder, 'chromium'),
    args: [...args, '--no-zygote', '--disable-gpu'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  }
}

async function unpack(from: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  const aside = await mkdtemp(`${folder}-`)
  try {
    await pipeline(
      createReadStream(join(from, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(aside, 'chromium'), { mode: 0o755 }),
    )
    await unpackTar(join(from, 'al2023.tar.br'), aside)
    await unpackTar(join(from, 'swiftshader.tar.br'), aside)
    await unpackTar(join(from, 'fonts.tar.br'), join(aside, 'fonts'))
    await rename(aside, folder)
  } catch (error) {
    await rm(aside, { recursive: true, force: true })
    // Another worker was quicker: its folder is as good.
    if (!existsSync(folder)) throw error
  }
}

async function unpackTar(file: string, folder: string): Promise<void> {
  const entries = createReadStream(file).pipe(createBrotliDecompress()).pipe(extract())
  for await (const entry of entries) {
    const path = join(folder, entry.header.name)
    if (entry.header.type === 'directory') await mkdir(path, { recursive: true })
    else await mkdir(dirname(path), { recursive: true }).then(() => pipeline(entry, createWriteStream(path)))
    if (entry.header.type === 'file') await chmod(path, entry.header.mode ?? 0o644)
    entry.resume()
  }
}
