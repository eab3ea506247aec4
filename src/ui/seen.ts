import { useState } from 'react'

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

/** A refusal as the server words it. */
interface Refused {
  body: { status: number; theirs?: { version?: number } | null; current?: number }
}

/** The version that a refusal names; 0 where it names none. */
export function toldOf(error: unknown): number {
  if (!(error instanceof Error && 'body' in error)) return 0
  const { status, theirs, current } = (error as Error & Refused).body
  return status === 409 ? (theirs?.version ?? current ?? 0) : 0
}
