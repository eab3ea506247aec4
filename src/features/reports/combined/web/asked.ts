import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Answer } from '#app/web/client.ts'
import { combinedAsked } from '../asked/model.ts'

/** A combined report as the address has it, word for word as the API takes it. */
export type Asked = Record<string, string>

/** A saved report. */
export type Saved = Answer<'/api/views', 'get'>['items'][number]

/** What is asked for, the saved report that it came from, and the way to another question. */
export function useAsked(): { asked: Asked; view?: string; go: (next: Record<string, string | undefined>) => void } {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const known = Object.entries(search).filter(([name, value]) => name in combinedAsked.shape && value)
  return {
    asked: Object.fromEntries(known) as Asked,
    view: search.view,
    go: (next) => void navigate({ to: '/reports/combined', search: { ...search, ...next } as never, replace: true }),
  }
}
