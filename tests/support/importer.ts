import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkedMap, importWhole } from '#features/imports/whole/actions.ts'
import { openPlace } from './place.ts'

/** A place whose zone has an officer with a folder of ledgers, each a text of its own. */
export async function openImporter() {
  const place = await openPlace()
  const officer = await place.as('officer', 'zone')
  const folder = await mkdtemp(join(tmpdir(), 'landfall-ledgers-'))
  let files = 0

  async function write(text: string): Promise<string> {
    files += 1
    const path = join(folder, `台账${files}.csv`)
    await writeFile(path, text)
    return path
  }

  return {
    place,
    officer,
    folder,
    write,
    /** The ledger brought in whole. */
    async bring(text: string, { as = officer, map }: { as?: typeof officer; map?: unknown } = {}) {
      return importWhole(as, await write(text), map === undefined ? undefined : checkedMap(map))
    },
    async close() {
      await place.close()
      await rm(folder, { recursive: true })
    },
  }
}

export type Importer = Awaited<ReturnType<typeof openImporter>>
