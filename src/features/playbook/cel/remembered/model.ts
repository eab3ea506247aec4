import type { ASTNode } from '@marcbachmann/cel-js'
import { pathsOf } from '../paths/model.ts'

interface Given {
  today: string
  [variable: string]: unknown
}

/** Answers of one rule that are kept. */
const most = 300

/**
 * Remembers the last answers of a rule by the day and by what it reads: of thousands of projects in a row most give a rule the same two or
 * three facts, and to find that one is missing costs an exception.
 */
export function remembering<A>(ast: ASTNode, answerOf: (given: Given) => A): (given: Given) => A {
  const reads = [...new Map(pathsOf(ast).map((path) => [path.join('.'), path])).values()]
  const known = new Map<string, A>()
  return (given) => {
    const key = reads.reduce((told, path) => `${told}\n${spelt(valueAt(given, path))}`, given.today)
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = answerOf(given)
    if (known.size === most) known.clear()
    known.set(key, answer)
    return answer
  }
}

function valueAt(given: Given, path: string[]): unknown {
  let value: unknown = given
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}

/** Different for values that a rule may tell apart. */
function spelt(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value, exactly)
  return typeof value === 'string' ? JSON.stringify(value) : `${typeof value} ${value}`
}

function exactly(_: string, value: unknown): unknown {
  return typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))
    ? `${typeof value} ${value}`
    : value
}
