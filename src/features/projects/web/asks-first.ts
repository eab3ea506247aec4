interface Step {
  id: string
  milestone?: unknown
}

/** Whether a move asks for something whatever the gate says: back for a reason, to a milestone for its date. */
export function asksFirst(stages: Step[], from: string, to: string): boolean {
  const at = stages.findIndex(({ id }) => id === to)
  return at < stages.findIndex(({ id }) => id === from) || stages[at]?.milestone !== undefined
}
