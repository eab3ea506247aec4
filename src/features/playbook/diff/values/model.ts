import type { Said } from '../../schema/parts/model.ts'
import { say } from '../../spoken/terms/model.ts'
import { isParts, itemSaid, type Of, type Parts, partName, valueSaid } from '../../spoken/values/model.ts'
import { changes } from '../text.ts'

/** What two versions of a part say, told apart value by value and in people's words. */

export interface Change extends Said {
  path: string
  kind: 'added' | 'removed' | 'changed'
}

/** Every change from `before` to `after`, the deepest that can be named; none where the two say the same. */
export function changesOf(path: string, title: Said, before: Of, after: Of): Change[] {
  if (written(before.value) === written(after.value)) return []
  if (isParts(before.value) && isParts(after.value)) return partChanges(path, title, before, after)
  if (isList(before.value) && isList(after.value)) return listChanges(path, title, before, after)
  const key = path.split('.').at(-1)!
  return [{ path, kind: 'changed', ...say(changes.changed, title, valueSaid(key, before), valueSaid(key, after)) }]
}

/** One text for one content, whatever the order of its keys. */
export function written(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  )
}

/** The same for two that have parts, each part by itself. */
export function partChanges(path: string, title: Said, before: Of, after: Of): Change[] {
  const [was, is] = [before.value as Parts, after.value as Parts]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
    changesOf(`${path}.${key}`, say(changes.part, title, partName(key)), at(before, was[key]), at(after, is[key])),
  )
}

/** Of items with ids each is compared with itself; others came or went. */
function listChanges(path: string, title: Said, before: Of, after: Of): Change[] {
  const [was, is] = [keyed(before.value), keyed(after.value)]
  const told = (kind: 'added' | 'removed', of: Of): Change => ({
    path,
    kind,
    ...say(changes[kind], title, itemSaid(of.book, of.value as Parts)),
  })
  return [
    ...[...was].filter(([key]) => !is.has(key)).map(([, item]) => told('removed', at(before, item))),
    ...[...is].filter(([key]) => !was.has(key)).map(([, item]) => told('added', at(after, item))),
    ...[...is].flatMap(([key, item]) =>
      changesOf(
        `${path}.${key}`,
        say(changes.one, title, itemSaid(after.book, item)),
        at(before, was.get(key) ?? item),
        at(after, item),
      ),
    ),
  ]
}

function keyed(list: unknown): Map<string, Parts> {
  return new Map((list as Parts[]).map((item) => [typeof item.id === 'string' ? item.id : written(item), item]))
}

function at({ book }: Of, value: unknown): Of {
  return { book, value }
}

function isList(value: unknown): value is Parts[] {
  return Array.isArray(value) && value.every(isParts)
}
