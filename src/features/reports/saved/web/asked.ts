import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Answer } from '#app/web/client.ts'
import type { Subject } from '#features/views/model.ts'

/** A report as the address has it, word for word as the API takes it. */
export type Asked = Record<string, string>

/** A saved report. */
export type Saved = Answer<'/api/views', 'get'>['items'][number]

/** Where reports that can be saved are. */
export const screenOf = { combined: '/reports/combined', funnel: '/funnel' } as const satisfies Partial<
  Record<Subject, string>
>
export type Saveable = keyof typeof screenOf

/** What is asked for by the words that the report knows, the saved report that it came from, and the way to another question. */
export function useAsked(
  subject: Saveable,
  known: Record<string, unknown>,
): { asked: Asked; view?: string; go: (next: Record<string, string | undefined>) => void } {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const given = Object.entries(search).filter(([name, value]) => name in known && value)
  return {
    asked: Object.fromEntries(given) as Asked,
    view: search.view,
    go: (next) => void navigate({ to: screenOf[subject], search: { ...search, ...next } as never, replace: true }),
  }
}
