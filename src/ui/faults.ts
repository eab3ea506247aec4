import { useState } from 'react'

/** A refusal that has words for single fields. */
interface Faulty {
  fault: (field: string) => string | undefined
}

/**
 * What the server found wrong, as props of the Form.Item of the field that it is about: until the field no longer holds what was
 * refused. `values` are those of the whole form; `other` is said where the refusal itself has no words for the field.
 */
export function useFaults(error: unknown, values: object | undefined) {
  const now = values as Record<string, unknown> | undefined
  const [refused, setRefused] = useState({ error, values: now })
  if (refused.error !== error) setRefused({ error, values: now })
  return (field: string, other?: string) => {
    const help = isFaulty(error) ? (error.fault(field) ?? other) : undefined
    const stands = refused.error !== error || Object.is(refused.values?.[field], now?.[field])
    return help && stands ? ({ validateStatus: 'error', help } as const) : {}
  }
}

function isFaulty(error: unknown): error is Faulty {
  return error instanceof Error && 'fault' in error
}
