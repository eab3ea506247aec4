import { useQuery } from '@tanstack/react-query'
import { query } from '#app/web/client.ts'
import { pick } from '#ui/text.ts'

/** What a code of GB/T 4754 is called; null where there is none. */
export function useIndustry(code: string | null): string | null {
  const { data } = useQuery({ ...query('/api/industries'), staleTime: Number.POSITIVE_INFINITY })
  if (code === null) return null
  const found = data?.items.find((one) => one.code === code.replace(/^[A-T]/, ''))
  return found ? `${code} ${pick(found)}` : code
}
