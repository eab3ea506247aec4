/** One form filled per project, or one register with a row per project. */
export const layouts = ['form', 'register'] as const
export type Layout = (typeof layouts)[number]

/** An empty form of another office with place-holders in its cells. */
export interface Template {
  id: string
  version: number
  owner_id: string
  /** Null: its owner's alone. */
  unit_id: string | null
  name: string
  layout: Layout
  /** What a person said that a name in the form means: as written → id of a known name. */
  names: Record<string, string>
  file_name: string
  sha256: string
  changed_at: string
}

/** A form is small; a register of more rows is an export, and a pile of more forms nobody reads. */
export const most = { bytes: 5 * 1024 ** 2, marks: 1_000, rows: 5_000, forms: 300 } as const

/** What the ledger answers for. */
export function factsOf({ owner_id, unit_id, name, layout, names, file_name, sha256 }: Template) {
  return { owner_id, unit_id, name, layout, names, file_name, sha256 }
}

/** `科技厅重点项目表.xlsx` is called 科技厅重点项目表. */
export function nameOfFile(fileName: string): string {
  return (
    fileName
      .replace(/\.[^.]*$/, '')
      .trim()
      .slice(0, 60) || '表样'
  )
}

/** Names of files in one folder, each only once: the second 甲 is 甲（2）. */
export function* distinctNames(names: Iterable<string>): Generator<string> {
  const taken = new Map<string, number>()
  for (const name of names) {
    const key = name.toLowerCase()
    const n = (taken.get(key) ?? 0) + 1
    taken.set(key, n)
    yield n === 1 ? name : `${name}（${n}）`
  }
}
