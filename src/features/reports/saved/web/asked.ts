import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Answer, Input } from '#app/web/client.ts'
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

type WordsOf<P extends '/api/reports/combined' | '/api/reports/funnel'> = Record<
  keyof NonNullable<Input<P, 'get'>['query']>,
  true
>

const narrowing = {
  span: true,
  from: true,
  to: true,
  unit: true,
  light: true,
  origin: true,
  origin_place: true,
  source: true,
  construction: true,
  industry: true,
  investment_min: true,
  investment_max: true,
} as const

/** The words by which each is asked for, all of them: the schemas that read them stay on the server. */
const words: { combined: WordsOf<'/api/reports/combined'>; funnel: WordsOf<'/api/reports/funnel'> } = {
  combined: {
    ...narrowing,
    groups: true,
    measures: true,
    sort: true,
    direction: true,
    stage: true,
    status: true,
  },
  funnel: { ...narrowing, by: true },
}

/** What is asked for by the words that the report knows, the saved report that it came from, and the way to another question. */
export function useAsked(subject: Saveable): {
  asked: Asked
  view?: string
  go: (next: Record<string, string | undefined>) => void
} {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const given = Object.entries(search).filter(([name, value]) => name in words[subject] && value)
  return {
    asked: Object.fromEntries(given) as Asked,
    view: search.view,
    go: (next) => void navigate({ to: screenOf[subject], search: { ...search, ...next } as never, replace: true }),
  }
}
