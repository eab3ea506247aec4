import type { ASTNode } from '@marcbachmann/cel-js'

/** The paths below a variable that must be there, in order; not those that `has(…)` looks after. */
export function referencesOf(ast: ASTNode, variable: string): string[] {
  const guarded = new Set(hasPaths(ast).map(String))
  const below = pathsOf(ast).filter((path) => path[0] === variable && !guarded.has(String(path)))
  return [...new Set(below.map((path) => path.slice(1).join('.')))]
}

/** Every dotted path of the tree, the longest at each place. */
export function pathsOf(node: unknown): string[][] {
  if (Array.isArray(node)) return node.flatMap(pathsOf)
  if (!isNode(node)) return []
  const path = pathOf(node)
  return path ? [path] : pathsOf(node.args)
}

/** The paths that the expression asks about with `has(…)`. */
function hasPaths(node: unknown): string[][] {
  if (Array.isArray(node)) return node.flatMap(hasPaths)
  if (!isNode(node)) return []
  return node.op === 'call' && node.args[0] === 'has' ? pathsOf(node.args[1]) : hasPaths(node.args)
}

function pathOf(node: ASTNode): string[] | null {
  if (node.op === 'id') return [node.args as string]
  if (node.op !== '.') return null
  const [below, name] = node.args as [ASTNode, string]
  const path = pathOf(below)
  return path && [...path, name]
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}
