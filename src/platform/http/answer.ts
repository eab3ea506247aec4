import { Problem, problemStatus } from '../problem.ts'
import { traditional } from '../traditional.ts'
import { inLanguage, type Language } from '../words.ts'
import { text } from './text.ts'

/** A Problem as RFC 9457 JSON in the reader's language. */
export function problemResponse(problem: Problem, language: Language, requestId: string): Response {
  const words = (pair: readonly [string, string]) =>
    language === 'zh-TW' ? traditional(pair[0]) : inLanguage(pair, language)
  const body = {
    type: `urn:landfall:problem:${problem.code}`,
    status: problemStatus[problem.kind],
    code: problem.code,
    title: words(problem.words),
    faults: problem.faults.map((fault) => ({ field: fault.field, message: words(fault.message) })),
    ...problem.extra,
    request_id: requestId,
  }
  const headers = new Headers({ 'content-type': 'application/problem+json' })
  const wait = problem.retryAfter ?? (problem.kind === 'unavailable' ? 5 : undefined)
  if (wait !== undefined) headers.set('retry-after', String(wait))
  return Response.json(body, { status: body.status, headers })
}

/** What went wrong, as a Problem; what we did not foresee becomes 500 `unexpected`, without its inner words. */
export function asProblem(error: unknown): { problem: Problem; foreseen: boolean } {
  if (error instanceof Problem) return { problem: error, foreseen: true }
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (awayCodes.has(code) || awayWords.test(message))
    return { problem: new Problem('unavailable', 'database.away', text.database_away), foreseen: false }
  if (lostCodes.has(code) || lostWords.test(message))
    return { problem: new Problem('unavailable', 'database.lost', text.database_lost), foreseen: false }
  if (fullCodes.has(code)) return { problem: diskFull(), foreseen: false }
  if (busyCodes.has(code)) return { problem: new Problem('unavailable', 'database.busy', text.busy), foreseen: false }
  return { problem: new Problem('unexpected', 'unexpected', text.unexpected), foreseen: false }
}

export function diskFull(): Problem {
  return new Problem('unavailable', 'disk.full', text.disk_full)
}

/** No room left, to the file system or to PostgreSQL: nothing was written. */
const fullCodes = new Set(['ENOSPC', 'EDQUOT', '53100'])
/** A statement that took too long, two that waited for each other, two that could not both be right. */
const busyCodes = new Set(['57014', '40P01', '40001', '55P03'])
/** Never connected: nothing was done. */
const awayCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  '57P03',
  '3D000',
  '53300',
  '08001',
])
const awayWords = /timeout exceeded when trying to connect/
/** Broke off in the middle, of a COMMIT perhaps: nobody knows whether it was done. */
const lostCodes = new Set(['ECONNRESET', 'EPIPE', '57P01', '57P02', '57P05', '08006', '08003', '25P03'])
const lostWords = /Connection terminated|connection error and is not queryable/
