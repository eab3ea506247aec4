import type { Answer } from '../client.ts'

/** One line of the palette. */
export interface Entry {
  key: string
  title: string
  marks?: [number, number][]
  /** Said beside the title: stage, holder, region. */
  notes?: string[]
  /** What else of the record matched. */
  found?: { label: string; text: string; marks: [number, number][] }
  /** The screen that it opens; without one it does something by itself. */
  to?: string
  run?: () => void
}

export interface Group {
  key: string
  label: string
  entries: Entry[]
}

type Found = Answer<'/api/search', 'get'>['groups'][number]
export type Kind = Found['kind']

export interface Says {
  group: (kind: Kind) => string
  field: (id: string) => string
  pick: (words: { zh: string; en: string }) => string
  note: (kind: Kind) => string | undefined
}

/** The groups that the server found, as lines. */
export function foundGroups(groups: Found[], says: Says): Group[] {
  return groups.map(({ kind, items }) => ({
    key: kind,
    label: says.group(kind),
    entries: items.map((hit) => ({
      key: `${kind} ${hit.id}`,
      title: hit.title,
      marks: hit.marks,
      notes: [hit.label && says.pick(hit.label), hit.project?.name, hit.place, says.note(kind)].filter(
        (one) => !!one,
      ) as string[],
      ...(hit.found && { found: { label: says.field(hit.found.field), text: hit.found.text, marks: hit.found.marks } }),
      to: screenOf(kind, hit),
    })),
  }))
}

function screenOf(kind: Kind, { id, project, unit_id }: Found['items'][number]): string {
  if (kind === 'enterprise') return `/enterprises/${id}`
  if (kind === 'claim') return `/projects/${project?.id}`
  if (kind === 'unit' || kind === 'member') return `/projects?unit=${unit_id}`
  return `/projects/${id}`
}

/** The text in pieces, those that matched marked. */
export function pieces(
  text: string,
  marks: readonly [number, number][] = [],
): { at: number; text: string; on: boolean }[] {
  const edges = [0, ...marks.flat(), text.length]
  return edges
    .slice(0, -1)
    .map((from, i) => ({ at: from, text: text.slice(from, edges[i + 1]), on: i % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}

/** Whether an entry answers to every word typed, by its title or by its other letters. */
export function answersTo(title: string, letters: string, typed: string): boolean {
  const all = `${title} ${letters}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
