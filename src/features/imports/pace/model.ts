/** How far a running import has come, as its record says; instants as ISO text. */
export interface Progress {
  started_at: string | null
  /** When its last rows were written. */
  progress_at: string | null
  /** Rows that were in when it was started, and that are in now. */
  rows_before: number
  rows_done: number
  rows_total: number | null
}

export interface Pace {
  rows_per_second: number | null
  /** Whole seconds from the last rows that were written; null while nobody can tell. */
  seconds_left: number | null
}

/** Rows a second since the start, and how long those that are left take at that pace. */
export function paceOf({ started_at, progress_at, rows_before, rows_done, rows_total }: Progress): Pace {
  const elapsed = started_at && progress_at ? (Date.parse(progress_at) - Date.parse(started_at)) / 1_000 : 0
  const rows = rows_done - rows_before
  if (elapsed <= 0 || rows <= 0) return { rows_per_second: null, seconds_left: null }
  const pace = rows / elapsed
  const left = rows_total === null ? null : Math.ceil(Math.max(0, rows_total - rows_done) / pace)
  return { rows_per_second: Math.round(pace * 10) / 10, seconds_left: left }
}
