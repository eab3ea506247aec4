import type { Words } from './words.ts'

/** Kinds of refusal and the HTTP status each becomes. */
export const problemStatus = {
  invalid: 422,
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  too_large: 413,
  wrong_type: 415,
  too_many: 429,
  unexpected: 500,
  unavailable: 503,
} as const
export type ProblemKind = keyof typeof problemStatus

export interface Fault {
  field: string
  message: Words
}

/**
 * A refusal that a person can act on: a stable `code` for programs, words in both languages for people, and the fields at fault.
 * `extra` is data for the client (both versions of a conflict, what a gate misses); it never holds what the reader may not see.
 * `retryAfter` is how many seconds to wait before it may be tried again.
 */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly code: string
  readonly words: Words
  readonly faults: Fault[]
  readonly extra: Record<string, unknown>
  readonly retryAfter: number | undefined

  constructor(
    kind: ProblemKind,
    code: string,
    words: Words,
    details: { faults?: Fault[]; extra?: Record<string, unknown>; retryAfter?: number } = {},
  ) {
    super(`${code}: ${words[1]}`)
    this.name = 'Problem'
    this.kind = kind
    this.code = code
    this.words = words
    this.faults = details.faults ?? []
    this.extra = details.extra ?? {}
    this.retryAfter = details.retryAfter
  }
}
