import { useState } from 'react'
import { pick } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { MoveDialog } from './move-dialog.tsx'
import { usePlaybook } from './playbook.ts'

/** The dialog that moves one project, and what opens it. */
export function useMoveDialog(project: WholeProject) {
  const [stage, move] = useState<string>()
  const stages = (usePlaybook()?.stages ?? []).map((one) => ({ id: one.id, label: pick(one) }))
  const { id, name, version } = project
  const dialog = stage && <MoveDialog wanted={{ id, name, version, stage, stages }} close={() => move(undefined)} />
  return { move, dialog }
}
