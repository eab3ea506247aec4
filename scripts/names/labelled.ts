import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** A labelled pair: whether `other` is the company called `name`, known by `aliases` too. */
export interface Labelled {
  kind: string
  label: 0 | 1
  name: string
  aliases: string[]
  other: string
}

/**
 * The labelled pairs of `pairs.csv`, or of a file that `landfall labels export` wrote, that are for learning, or those for measuring; no
 * company is in both.
 */
export async function readPairs(
  split: 'train' | 'test',
  file = join(import.meta.dirname, 'pairs.csv'),
): Promise<Labelled[]> {
  const rows: Record<string, string>[] = parse(await readFile(file), { columns: true, bom: true })
  return rows
    .filter((row) => row.split === split)
    .map(({ kind, label, name, aliases, other }) => ({
      kind: kind!,
      label: label === '1' ? 1 : 0,
      name: name!,
      aliases: aliases!.split(';').filter(Boolean),
      other: other!,
    }))
}
