import { useQuery } from '@tanstack/react-query'
import { type Answer, query } from './client.ts'

export type Member = Answer<'/api/me', 'get'>

/** The member who is signed in; undefined while that is being asked. The shell shows screens only once it is known. */
export function useMe(): Member | undefined {
  return useQuery({ ...query('/api/me'), staleTime: 60_000 }).data
}
