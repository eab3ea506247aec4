import { readdir, readFile } from 'node:fs/promises'
import { canonical } from '#platform/ledger/model.ts'
import { type ImportMap, mapSchema } from '../map/model.ts'
import { type Layout, likeness, type MappedAs, missingFrom } from '../memory/model.ts'

const folder = new URL('../../../../maps/', import.meta.url)

/** A ledger is one of a preset when it has so many of the preset's columns, and these are so many of its own. */
const enough = { found: 0.6, own: 0.5 }

let loaded: Promise<ImportMap[]> | undefined

/** The maps of `maps/` that name the headers they are recognised by. */
export function presets(): Promise<ImportMap[]> {
  loaded ??= readdir(folder).then((files) =>
    Promise.all(
      files
        .filter((file) => file.endsWith('.json'))
        .sort()
        .map(async (file) => mapSchema.parse(JSON.parse(await readFile(new URL(file, folder), 'utf8')))),
    ).then((maps) => maps.filter(({ headers }) => headers !== undefined)),
  )
  return loaded
}

/** Whether a map is a preset as it came, with nothing said besides. */
export async function isPreset(map: ImportMap): Promise<boolean> {
  return (await presets()).some((preset) => canonical(preset) === canonical(map))
}

/** The preset that a layout is most like, where it is like one at all. */
export async function presetLike(layout: Layout): Promise<{ map: ImportMap; mapped_as: MappedAs } | undefined> {
  const judged = (await presets()).map((map) => ({ map, ...likeness(map.headers!, layout) }))
  const [best] = judged
    .filter(({ found, own }) => found >= enough.found && own >= enough.own)
    .sort((a, b) => b.found + b.own - a.found - a.own)
  if (!best) return undefined
  const { map } = best
  const known = [map.headers!]
  const mapped_as: MappedAs = {
    kind: 'preset',
    name: map.name,
    memory_id: null,
    by: null,
    on: null,
    new_headers: missingFrom(layout, known),
    lost_headers: missingFrom(known, layout),
  }
  return { map, mapped_as }
}
