/** What the API says when it refuses: RFC 9457, already in the reader's language. */
export interface ProblemBody {
  status: number
  code: string
  title: string
  faults: { field: string; message: string }[]
  request_id: string
  [extra: string]: unknown
}

/** A refusal as an error, so that queries and mutations carry it. */
export class Refusal extends Error {
  readonly body: ProblemBody

  constructor(body: ProblemBody) {
    super(body.title)
    this.name = 'Refusal'
    this.body = body
  }

  /** The words for one field of a form. */
  fault(field: string): string | undefined {
    return this.body.faults.find((fault) => fault.field === field || fault.field.endsWith(`.${field}`))?.message
  }
}

export function isRefusal(error: unknown, code?: string): error is Refusal {
  return error instanceof Refusal && (code === undefined || error.body.code === code)
}
