import { setImmediate as sent } from 'node:timers/promises'

/** Works while the answer to what was asked is on its way, and waits for that answer; the result of the work. */
export async function meanwhile<T>(asked: Promise<unknown>, work: () => T): Promise<T> {
  asked.catch(() => {})
  await sent()
  const result = work()
  await asked
  return result
}
