/** What a browser is told: for each kind the ids that changed, or that many did. */
export interface Change {
  projects?: string[] | 'many'
  claims?: string[] | 'many'
  enterprises?: string[] | 'many'
  inbox?: true
  units?: true
  members?: true
  playbook?: true
  reports?: true
}

/** More than this many at once, as an import makes, are told as many: the reader asks for the list again either way. */
const named = 100

export function manyOr(ids: string[]): string[] | 'many' | undefined {
  if (ids.length === 0) return undefined
  return ids.length > named ? 'many' : ids
}

/** One server-sent event. */
export function eventText(kind: 'ready' | 'change' | 'missed' | 'end', data: unknown = {}): string {
  return `event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`
}

export const heartbeat = ': \n\n'
