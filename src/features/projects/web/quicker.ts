import type { ConflictProblem } from '#app/web/client.ts'
import { sayMinute } from '#ui/day.ts'
import type { Said } from '#ui/text.ts'
import type { text } from './text.ts'

/** Who was quicker, and when, for the words of a conflict: `王明（09:12）`. */
export function quickerOf({ by }: ConflictProblem, t: Said<typeof text>): string {
  return by ? t.quicker(by.name ?? t.quicker_system, sayMinute(by.at)) : t.quicker_someone
}
