import { isRefusal } from '#app/web/client.ts'

/** Whether a refusal stands beside fields of the form, so that nothing else need be said. */
export function hasFaults(error: unknown): boolean {
  return isRefusal(error) && error.body.faults.length > 0
}
