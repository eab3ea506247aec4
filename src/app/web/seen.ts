import { useState } from 'react'
import { isRefusal } from './problem.ts'

/**
 * The version that whoever opened a dialog saw. What a colleague writes meanwhile appears behind it, and a decision still answers to
 * what its maker read; once they were told that somebody was quicker (`error`), to what they were told of.
 */
export function useSeen(version: number, error: unknown): number {
  const [seen, setSeen] = useState(version)
  const told = toldOf(error)
  if (told > seen) setSeen(told)
  return seen
}

/** The version that a refusal names; 0 where it names none. */
export function toldOf(error: unknown): number {
  if (!isRefusal(error) || error.body.status !== 409) return 0
  const { theirs, current } = error.body as { theirs?: { version?: number } | null; current?: number }
  return theirs?.version ?? current ?? 0
}
