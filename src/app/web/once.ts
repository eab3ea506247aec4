const unanswered = new Map<string, string>()

/**
 * The Idempotency-Key of a write: a new one, or the one that it was sent under before where no answer came back. Whoever sends
 * again after the network broke, or the server was away, gets the answer of the first time, and nothing is made twice.
 */
export function keyOf(asked: string): string {
  const key = unanswered.get(asked) ?? randomKey()
  unanswered.set(asked, key)
  return key
}

/** An answer came: the same again is meant as another. */
export function answered(asked: string): void {
  unanswered.delete(asked)
}

/** Not `randomUUID`, which browsers lack where an office serves without HTTPS. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36).padStart(7, '0')).join('')
}
