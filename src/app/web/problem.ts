/** What the API says when it refuses: RFC 9457, already in the reader's language. */
export interface ProblemBody {
  status: number
  code: string
  title: string
  detail?: string
  faults: { field: string; message: string }[]
  request_id: string
  [extra: string]: unknown
}

/** A refusal as an error, so that queries and mutations carry it. */
export class Refusal extends Error {
  readonly body: ProblemBody

  constructor(body: ProblemBody) {
    super([body.title, body.detail].filter(Boolean).join(' '))
    this.name = 'Refusal'
    this.body = body
  }

  /** The number that the server's log knows this refusal by. */
  get reference(): string {
    return this.body.request_id
  }

  /** The words for one field of a form. */
  fault(field: string): string | undefined {
    return this.body.faults.find((fault) => fault.field === field || fault.field.endsWith(`.${field}`))?.message
  }
}

/** Somebody else was quicker: what was sent, and what stands now as this reader may see it. */
export class ConflictProblem extends Refusal {
  readonly yours: unknown
  readonly theirs: unknown
  /** Who was quicker, and when; nobody's name where the system was. */
  readonly by: { name: string | null; at: string } | undefined

  constructor(body: ProblemBody) {
    super(body)
    this.name = 'ConflictProblem'
    this.yours = body.yours
    this.theirs = body.theirs
    this.by = body.by as ConflictProblem['by']
  }
}

/** A 409 that carries both versions is a conflict; any other refusal is just that. */
export function refusalFrom(body: ProblemBody): Refusal {
  return body.status === 409 && 'theirs' in body ? new ConflictProblem(body) : new Refusal(body)
}

export function isRefusal(error: unknown, code?: string): error is Refusal {
  return error instanceof Refusal && (code === undefined || error.body.code === code)
}

export function isConflict(error: unknown): error is ConflictProblem {
  return error instanceof ConflictProblem
}

/** The server, or its database, cannot be reached now and may be in a moment. */
export function isAway(error: unknown): boolean {
  return isRefusal(error) && [0, 502, 503, 504].includes(error.body.status)
}

/** The server knows nobody behind this request: not signed in, or not any more. */
export function isStranger(error: unknown): boolean {
  return isRefusal(error, 'sign_in')
}
