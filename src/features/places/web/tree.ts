export interface Leaf {
  id: string
  parent_id: string | null
}

export type Branch<T> = T & { key: string; children?: Branch<T>[] }

/** A list with those above first, as a tree; what has nothing below has no `children`, so that a table shows no arrow. */
export function treeOf<T extends Leaf>(items: T[]): Branch<T>[] {
  const branches = new Map<string, Branch<T>>(items.map((item) => [item.id, { ...item, key: item.id }]))
  const roots: Branch<T>[] = []
  for (const branch of branches.values()) {
    const above = branches.get(branch.parent_id ?? '')
    if (!above) roots.push(branch)
    else above.children = [...(above.children ?? []), branch]
  }
  return roots
}

/** The item and everything below it: where it cannot be moved. */
export function idsBelow(items: Leaf[], id: string): Set<string> {
  const ids = new Set([id])
  for (const item of items) if (ids.has(item.parent_id ?? '')) ids.add(item.id)
  return ids
}
